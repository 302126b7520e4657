package org.wardline.auditor.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.OwnersConnection;
import org.wardline.auditor.chain.ChainCheck.Break;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;
import org.wardline.platform.time.MovableClock;

/** A chain that is too long for one run, with its heads published to a file. */
@QuarkusTest
class ChainInPartsTest {

  private static final Instant START = MovableClock.START;

  @Inject
  @ReactiveDataSource("auditor")
  Pool pool;

  @Inject Vertx vertx;
  @Inject MovableClock clock;

  @TempDir Path directory;

  private OwnersConnection owner;
  private AuditChain chain;

  @BeforeEach
  void plantTenEntriesInFiveMinutes() {
    owner = OwnersConnection.open();
    owner.empty();
    for (int i = 0; i < 10; i++) {
      owner.run(
          """
          insert into audit_entry (id, authority_id, at, actor, action, subject)
          values (?, 'X01', ?, 'function:matching', 'matched', 'care_event:1')
          """,
          UUID.randomUUID(),
          START.plusSeconds(30L * i));
    }
    clock.setTo(START.plus(Duration.ofMinutes(10)));
    chain = chainInParts();
  }

  @AfterEach
  void leaveNothing() {
    owner.empty();
    owner.close();
    clock.reset();
  }

  @Test
  void a_run_seals_and_reads_a_part_in_whole_minutes_until_all_is_done() {
    seal();
    assertThat(owner.ask("select entries from audit_seal")).containsExactly("2");
    seal();
    seal();
    seal();
    seal();

    assertThat(owner.ask("select entries || ' ' || number from audit_seal order by number"))
        .containsExactly("2 1", "2 2", "2 3", "2 4", "2 5");
    assertThat(owner.ask("select count(*) from audit_sealed_entry where late"))
        .containsExactly("0");
    assertThat(verify()).isEqualTo(new Intact(5, 10, 0));
  }

  @Test
  void a_break_is_kept_in_mind_until_the_chain_was_read_through_without_one() {
    sealAll();
    owner.run("create temp table kept as select * from audit_entry where position = 9");
    owner.run("delete from audit_entry where position = 9");
    runs(5);
    assertThat(broken()).startsWith("deleted: seal=5 position=9");

    owner.run("insert into audit_entry overriding system value select * from kept");
    owner.run("drop table kept");
    runs(4);
    assertThat(broken()).startsWith("deleted: seal=5 position=9");
    runs(1);
    assertThat(broken()).isNull();
  }

  @Test
  void a_tail_that_was_cut_with_its_seals_is_noticed_by_the_published_head() throws Exception {
    sealAll();
    assertThat(Files.readAllLines(heads())).hasSize(5).last().asString().startsWith("X01 5 ");

    owner.run("delete from audit_entry where position > 6");
    owner.run("delete from audit_sealed_entry where seal > 3");
    owner.run("delete from audit_seal where number > 3");
    owner.run("update audit_check set next_seal = 1");
    assertThat(verify()).isEqualTo(new Broken(Break.TAIL_CUT, 5, 0, null));

    owner.run(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        select gen_random_uuid(), 'X01', ?::timestamptz + n * interval '1 minute', 'a', 'b', 'c'
        from generate_series(5, 7) n
        """,
        START);
    runs(5);
    assertThat(verify())
        .as("also after the chain has grown beyond its old length")
        .isEqualTo(new Broken(Break.TAIL_CUT, 5, 0, null));
  }

  @Test
  void a_chain_that_was_deleted_as_a_whole_is_noticed_by_its_published_head() {
    sealAll();
    for (String table : List.of("audit_entry", "audit_sealed_entry", "audit_seal", "audit_check")) {
      owner.run("delete from " + table);
    }

    assertThat(await(chain::verifyAll))
        .containsEntry("X01", new Broken(Break.TAIL_CUT, 5, 0, null));
    runs(1);
    assertThat(broken()).startsWith("tail_cut: seal=5");
  }

  private void sealAll() {
    runs(5);
    assertThat(verify()).isEqualTo(new Intact(5, 10, 0));
    owner.run("update audit_check set next_seal = 1");
  }

  private void runs(int times) {
    for (int i = 0; i < times; i++) {
      seal();
    }
  }

  private String broken() {
    return owner.ask("select broken from audit_check").getFirst();
  }

  private void seal() {
    await(chain::sealAndCheck);
  }

  private ChainCheck verify() {
    return await(() -> chain.verify("X01"));
  }

  private AuditChain chainInParts() {
    ChainConfig config = inParts();
    PublishedHeads published = new PublishedHeads(Optional.of(new HeadsFile(vertx, heads())));
    return new AuditChain(
        new SealService(pool, clock, config, new SealRepository()),
        new CheckService(
            pool,
            clock,
            config,
            new CheckRepository(),
            new ChainReading(new ChainRepository(), published, config)),
        published);
  }

  private Path heads() {
    return directory.resolve("published/heads");
  }

  private ChainConfig inParts() {
    return new ChainConfig() {
      @Override
      public Duration grace() {
        return Duration.ofMinutes(2);
      }

      @Override
      public Duration lookBack() {
        return Duration.ofHours(24);
      }

      @Override
      public int sealEntries() {
        return 3;
      }

      @Override
      public int checkEntries() {
        return 3;
      }

      @Override
      public Duration statementTimeout() {
        return Duration.ofSeconds(10);
      }

      @Override
      public Optional<Path> headsFile() {
        return Optional.of(heads());
      }

      @Override
      public Optional<String> headsBucket() {
        return Optional.empty();
      }
    };
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

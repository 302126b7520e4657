package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.ChildLists;
import org.wardline.register.Children;

/** Ten thousand reads of another council's rows by their ids, at random: none answers one. */
@QuarkusTest
class CrossTenantReadsTest {
  private static final String OTHER = "998";
  private static final int ROUNDS = 100;
  private static final int READS = 100;
  private static final List<String> TABLES =
      List.of(
          "child",
          "plan",
          "worker",
          "team",
          "episode",
          "notification",
          "notification_history",
          "child_opening",
          "finding",
          "break_glass");

  @Inject Council council;
  @Inject Line line;
  @Inject Pool application;
  @Inject AuthorityScope scope;
  @Inject Children children;
  @Inject ChildLists lists;

  private final Random random = new Random(20260310);

  @BeforeEach
  void open() {
    council.open();
    council.authority(OTHER);
    for (String authority : List.of(Council.AUTHORITY, OTHER)) {
      fill(authority);
    }
  }

  /** Forty children with everything that hangs on one. */
  private void fill(String authority) {
    for (String statement :
        List.of(
            "insert into team (id, authority_id, name, kind) select gen_random_uuid(), '%1$s', 'T' || i, 'locality' from generate_series(1, 40) i",
            "insert into worker (id, authority_id, name) select gen_random_uuid(), '%1$s', 'W' || i from generate_series(1, 40) i",
            "insert into child (id, authority_id, family_name, date_of_birth, recorded_at) select gen_random_uuid(), '%1$s', 'Samename', '2015-01-01', now() from generate_series(1, 40) i",
            "insert into plan (id, authority_id, child_id, type, started_at, recorded_at) select gen_random_uuid(), '%1$s', id, 'CPP', now(), now() from child where authority_id = '%1$s'",
            "insert into child_opening (id, authority_id, child_id, worker_id, reason, opened_at, until_at) select gen_random_uuid(), '%1$s', c.id, (select id from worker where authority_id = '%1$s' limit 1), '', now(), now() from child c where authority_id = '%1$s'",
            "insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at) select gen_random_uuid(), 'planted', 'child:' || id, '%1$s', now(), now() from child where authority_id = '%1$s'",
            "insert into break_glass (id, authority_id, kind, item, reason, opened_by, opened_at, until_at) select gen_random_uuid(), '%1$s', 'quarantine', gen_random_uuid(), 'INC-1', id, now(), now() from worker where authority_id = '%1$s'",
            "insert into episode (id, authority_id, child_id, organisation, began_at, ends_at) select gen_random_uuid(), '%1$s', id, 'RXX', now(), now() + interval '1 day' from child where authority_id = '%1$s'",
            "insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted, policy, state, opened_at, round, round_began_at, waits_for_morning, office_steps, out_of_hours_steps, version) select gen_random_uuid(), '%1$s', id, child_id, left(cast(id as text), 8), 'OPEN', false, '{}', 'open', now(), 1, now(), false, 0, 0, 0 from episode where authority_id = '%1$s'",
            "insert into notification_history (id, authority_id, notification_id, at, round, what) select gen_random_uuid(), '%1$s', id, now(), 1, 'opened' from notification where authority_id = '%1$s'")) {
      council.execute(statement.formatted(authority));
    }
  }

  @Test
  void ten_thousand_random_reads_of_another_councils_rows_find_none() {
    long found = 0;
    long own = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String table = TABLES.get(random.nextInt(TABLES.size()));
      boolean swapped = random.nextBoolean();
      String reader = swapped ? OTHER : Council.AUTHORITY;
      String owner = swapped ? Council.AUTHORITY : OTHER;
      found += read(reader, table, someOf(table, owner));
      own += read(owner, table, someOf(table, owner));
    }

    assertThat(found).isZero();
    assertThat(own).isEqualTo((long) ROUNDS * READS);
  }

  private List<Tuple> someOf(String table, String authority) {
    List<String> ids =
        council.strings(
            "select id from %s where authority_id = '%s' order by id".formatted(table, authority));
    return IntStream.range(0, READS)
        .mapToObj(i -> Tuple.of(UUID.fromString(ids.get(random.nextInt(ids.size())))))
        .toList();
  }

  private long read(String authority, String table, List<Tuple> ids) {
    return application
        .withTransaction(connection -> read(connection, authority, table, ids))
        .await()
        .indefinitely();
  }

  private static Uni<Long> read(
      SqlConnection connection, String authority, String table, List<Tuple> ids) {
    return connection
        .preparedQuery("select set_config('wardline.authorities', $1, true)")
        .execute(Tuple.of(authority))
        .chain(
            () ->
                connection
                    .preparedQuery("select count(*) from " + table + " where id = $1")
                    .executeBatch(ids))
        .map(CrossTenantReadsTest::sum);
  }

  private static long sum(RowSet<?> first) {
    long sum = 0;
    for (RowSet<?> one = first; one != null; one = one.next()) {
      sum += ((io.vertx.mutiny.sqlclient.Row) one.iterator().next()).getLong(0);
    }
    return sum;
  }

  @Test
  void the_doors_of_the_register_answer_no_child_of_another_council() {
    List<UUID> ids =
        council.strings("select id from child where authority_id = '998'").stream()
            .map(UUID::fromString)
            .toList();

    assertThat(line.await(() -> within(() -> children.get(ids)))).isEmpty();
    assertThat(
            line.await(
                () ->
                    within(
                        () ->
                            lists.own(
                                OTHER, UUID.randomUUID(), ids, null, java.time.Instant.EPOCH, 50))))
        .isEmpty();
  }

  private <T> Uni<T> within(Supplier<Uni<T>> read) {
    return Panache.withTransaction(
        () -> scope.enter(List.of(Council.AUTHORITY)).chain(() -> read.get()));
  }
}

package org.wardline.auditor.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.OwnersConnection;
import org.wardline.auditor.RecordedLog;
import org.wardline.auditor.chain.ChainCheck.Break;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;
import org.wardline.platform.time.MovableClock;

/** The trail is written, and tampered with, by the owner of the database. */
@QuarkusTest
class AuditChainTest {

  private static final String COUNCIL = "X01";
  private static final Instant START = MovableClock.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject AuditChain chain;
  @Inject VerifyAuditCommand command;
  @Inject MovableClock clock;

  private OwnersConnection owner;

  @BeforeEach
  void emptyTrail() {
    clock.reset();
    owner = OwnersConnection.open();
    owner.empty();
  }

  @AfterEach
  void leaveNothing() {
    owner.empty();
    owner.close();
    clock.reset();
  }

  @Test
  void each_closed_minute_of_a_council_is_one_seal_over_the_seal_before() {
    plant(COUNCIL, START);
    plant(COUNCIL, START.plusSeconds(59));
    plant(COUNCIL, START.plus(MINUTE));
    clock.setTo(START.plus(MINUTE.multipliedBy(4)));
    seal();

    assertThat(
            owner.ask(
                """
                select chain || ' ' || number || ' ' || entries || ' ' || first_position || '-' || last_position
                from audit_seal order by number
                """))
        .containsExactly("X01 1 2 1-2", "X01 2 1 3-3");
    assertThat(
            owner.ask(
                """
                select later.previous_hash = first.hash from audit_seal first, audit_seal later
                where first.number = 1 and later.number = 2
                """))
        .containsExactly("t");
    assertThat(verify()).isEqualTo(new Intact(2, 3, 0));
  }

  @Test
  void a_minute_is_sealed_two_minutes_after_its_end_and_not_before() {
    plant(COUNCIL, START);

    clock.setTo(START.plus(MINUTE.multipliedBy(3)).minusMillis(1));
    seal();
    assertThat(seals()).isEmpty();

    clock.setTo(START.plus(MINUTE.multipliedBy(3)));
    seal();
    assertThat(seals()).hasSize(1);
  }

  @Test
  void a_run_without_new_entries_adds_no_seal() {
    plantThreeMinutes();
    seal();

    assertThat(seals()).hasSize(3);
  }

  @Test
  void councils_and_entries_without_one_have_chains_of_their_own() {
    plant(COUNCIL, START);
    plant("X02", START);
    plant(null, START);
    clock.setTo(START.plus(MINUTE.multipliedBy(3)));
    seal();

    assertThat(owner.ask("select chain || ' ' || number from audit_seal order by chain"))
        .containsExactlyInAnyOrder("X01 1", "X02 1", "none 1");
    assertThat(verify("none")).isEqualTo(new Intact(1, 1, 0));
  }

  @Test
  void an_entry_that_was_changed_is_named() {
    plantThreeMinutes();
    owner.run("update audit_entry set detail = 'never happened' where position = 3");

    assertThat(verify()).isEqualTo(broken(Break.CHANGED, 2, 3));
  }

  @Test
  void every_field_of_an_entry_is_sealed() {
    plantThreeMinutes();
    for (String change :
        List.of(
            "authority_id = 'X02'",
            "at = at + interval '1 microsecond'",
            "actor = actor || '.'",
            "action = action || '.'",
            "subject = subject || '.'",
            "detail = detail || '.'")) {
      owner.run("create temp table kept as select * from audit_entry where position = 3");
      owner.run("update audit_entry set " + change + " where position = 3");
      assertThat(verify()).as(change).isEqualTo(broken(Break.CHANGED, 2, 3));
      owner.run("delete from audit_entry where position = 3");
      owner.run("insert into audit_entry overriding system value select * from kept");
      owner.run("drop table kept");
    }
    assertThat(verify()).isEqualTo(new Intact(3, 6, 0));
  }

  @Test
  void an_entry_that_was_deleted_is_named() {
    plantThreeMinutes();
    owner.run("delete from audit_entry where position in (3, 4)");

    assertThat(verify()).isEqualTo(broken(Break.DELETED, 2, 3));
  }

  @Test
  void an_entry_that_was_inserted_is_named() {
    plantThreeMinutes();
    UUID forged = plant(COUNCIL, START.plusSeconds(5));

    assertThat(verify()).isEqualTo(new Broken(Break.INSERTED, 0, 7, forged));
  }

  @Test
  void entries_that_changed_places_are_named() {
    plantThreeMinutes();
    owner.run("alter table audit_entry alter position set generated by default");
    owner.run("update audit_entry set position = 100 where position = 3");
    owner.run("update audit_entry set position = 3 where position = 4");
    owner.run("update audit_entry set position = 4 where position = 100");
    owner.run("alter table audit_entry alter position set generated always");

    assertThat(verify()).isEqualTo(broken(Break.REORDERED, 2, 3));
  }

  @Test
  void a_tail_that_was_cut_is_named() {
    plantThreeMinutes();
    owner.run("delete from audit_entry where position >= 4");

    assertThat(verify()).isEqualTo(broken(Break.TAIL_CUT, 2, 4));
  }

  @Test
  void the_command_says_of_each_chain_whether_it_is_intact_and_where_it_is_not() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(command.run(printed)).isEqualTo(1);
    plantThreeMinutes();
    assertThat(command.run(printed)).isZero();
    owner.run("delete from audit_entry where position >= 4");
    assertThat(command.run(printed)).isEqualTo(1);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "There is no chain",
            "chain " + COUNCIL + ": intact, 3 seals over 6 entries",
            "chain " + COUNCIL + ": BROKEN, tail_cut: seal=2 position=4");
  }

  @Test
  void the_command_says_how_many_entries_were_sealed_late_since_inserted_ones_look_like_them() {
    plantThreeMinutes();
    plant("X02", START.plus(MINUTE.multipliedBy(11)));
    plant(COUNCIL, START.plusSeconds(5));
    clock.setTo(START.plus(MINUTE.multipliedBy(20)));
    seal();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(command.run(printed)).isZero();
    plant(COUNCIL, START.plusSeconds(6));
    clock.advance(MINUTE);
    seal();
    command.run(printed);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder(
            "chain X01: intact, 4 seals over 7 entries; 1 entry was sealed late",
            "chain X02: intact, 1 seals over 1 entries",
            "chain X01: intact, 5 seals over 8 entries; 2 entries were sealed late",
            "chain X02: intact, 1 seals over 1 entries");
  }

  @Test
  void a_seal_that_was_computed_anew_breaks_the_next_one() {
    plantThreeMinutes();
    owner.run("update audit_seal set hash = sha256('forged') where number = 2");
    assertThat(verify()).isEqualTo(new Broken(Break.SEAL_CHANGED, 2, 0, null));

    owner.run("delete from audit_sealed_entry where seal = 2");
    owner.run("delete from audit_seal where number = 2");
    assertThat(verify()).isEqualTo(new Broken(Break.SEAL_CHANGED, 2, 0, null));
  }

  @Test
  void an_entry_that_was_deleted_with_its_place_in_the_seal_is_noticed() {
    plantThreeMinutes();
    owner.run("delete from audit_entry where position = 3");
    owner.run("delete from audit_sealed_entry where position = 3");

    assertThat(verify()).isEqualTo(new Broken(Break.SEAL_CHANGED, 2, 0, null));
  }

  @Test
  void an_entry_whose_transaction_ended_late_is_sealed_later_and_marked() {
    try (OwnersConnection slow = OwnersConnection.open()) {
      slow.run("begin");
      plant(slow, COUNCIL, START);
      plant(COUNCIL, START.plusSeconds(1));
      clock.setTo(START.plus(MINUTE.multipliedBy(3)));
      seal();
      slow.run("commit");
    }
    assertThat(verify()).isInstanceOf(Broken.class);
    clock.advance(MINUTE);
    seal();

    assertThat(
            owner.ask(
                "select seal || ' ' || position || ' ' || late from audit_sealed_entry order by seal"))
        .containsExactly("1 2 false", "2 1 true");
    assertThat(verify()).isEqualTo(new Intact(2, 2, 1));
  }

  @Test
  void an_entry_at_a_minutes_border_with_a_lower_position_is_not_late() {
    plant(COUNCIL, START.plus(MINUTE));
    plant(COUNCIL, START.plusSeconds(59));
    clock.setTo(START.plus(MINUTE.multipliedBy(3)));
    seal();
    assertThat(verify()).isEqualTo(new Intact(1, 1, 0));

    clock.advance(MINUTE);
    seal();
    assertThat(owner.ask("select position || ' ' || late from audit_sealed_entry order by seal"))
        .containsExactly("2 false", "1 false");
    assertThat(verify()).isEqualTo(new Intact(2, 2, 0));
  }

  @Test
  void what_is_inserted_at_an_old_position_after_a_day_is_never_sealed_and_found_by_the_runs() {
    plantThreeMinutes();
    clock.advance(Duration.ofHours(25));
    owner.run("alter table audit_entry alter position set generated by default");
    UUID forged = UUID.randomUUID();
    owner.run(
        """
        insert into audit_entry (id, position, authority_id, at, actor, action, subject)
        values (?, -1, 'X01', ?, 'function:matching', 'matched', 'care_event:x')
        """,
        forged,
        START);
    owner.run("alter table audit_entry alter position set generated always");
    try (RecordedLog log = RecordedLog.of("org.wardline.auditor.chain")) {
      seal();
      assertThat(log.lines())
          .containsExactly(
              "ERROR audit chain broken: chain=X01 break=inserted: seal=0 position=-1 entry="
                  + forged);
    }

    assertThat(owner.ask("select broken from audit_check"))
        .containsExactly("inserted: seal=0 position=-1 entry=" + forged);
    owner.run("delete from audit_entry where id = ?", forged);
    seal();
    assertThat(owner.ask("select broken from audit_check")).containsExactly((String) null);
  }

  @Test
  void the_runs_find_a_break_and_remember_when_they_did() {
    plantThreeMinutes();
    owner.run("update audit_entry set actor = 'worker:other' where position = 1");
    Instant noticed = clock.instant();
    seal();
    clock.advance(MINUTE);
    seal();

    assertThat(
            owner.ask(
                "select split_part(broken, ' entry', 1) from audit_check where broken_at = ?",
                noticed))
        .containsExactly("changed: seal=1 position=1");
  }

  private Broken broken(Break kind, long seal, long position) {
    String entry =
        owner
            .ask("select entry_id from audit_sealed_entry where position = ?", position)
            .getFirst();
    return new Broken(kind, seal, position, UUID.fromString(entry));
  }

  /** Two entries in each of three minutes, sealed. */
  private void plantThreeMinutes() {
    for (int minute = 0; minute < 3; minute++) {
      plant(COUNCIL, START.plus(MINUTE.multipliedBy(minute)));
      plant(COUNCIL, START.plus(MINUTE.multipliedBy(minute)).plusSeconds(30));
    }
    clock.setTo(START.plus(MINUTE.multipliedBy(10)));
    seal();
    assertThat(verify()).isEqualTo(new Intact(3, 6, 0));
  }

  private UUID plant(String authority, Instant at) {
    return plant(owner, authority, at);
  }

  private static UUID plant(OwnersConnection writer, String authority, Instant at) {
    UUID id = UUID.randomUUID();
    writer.run(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject, detail)
        values (?, ?, ?, 'function:matching', 'matched', 'care_event:1', 'code')
        """,
        id,
        authority,
        at);
    return id;
  }

  private List<String> seals() {
    return owner.ask("select number from audit_seal");
  }

  private void seal() {
    await(chain::sealAndCheck);
  }

  private ChainCheck verify() {
    return verify(COUNCIL);
  }

  private ChainCheck verify(String name) {
    return await(() -> chain.verify(name));
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

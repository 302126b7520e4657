package org.wardline.register.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.DemoCouncil;
import org.wardline.register.keeping.KeepingOutcome.KeepersNotReachable;
import org.wardline.register.keeping.KeepingOutcome.NamedThemselves;
import org.wardline.register.keeping.KeepingOutcome.NobodyLeft;
import org.wardline.register.keeping.KeepingOutcome.NotFound;
import org.wardline.register.keeping.KeepingOutcome.Recorded;
import org.wardline.teams.SignIns;
import org.wardline.teams.Worker;

@QuarkusTest
class KeepingTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);

  @Inject Council council;
  @Inject ChildKeeping keeping;
  @Inject Restrictions restrictions;
  @Inject KeptChildren children;
  @Inject SubjectAccess access;
  @Inject Retention retention;
  @Inject DemoCouncil demo;
  @Inject SignIns signIns;
  @Inject Line line;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;

  private Worker keeper;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.worker(Council.id("keeper"), Council.LOCALITY, "register_keeper");
    keeper = line.worker(Council.id("keeper"));
  }

  /** What a page shows that was opened just now. */
  private ReadChild read(UUID child) {
    return new ReadChild(
        child,
        council
            .strings("select " + KeepingMarks.MARK + " from child c where c.id = '" + child + "'")
            .getFirst());
  }

  private <T> T await(Supplier<Uni<T>> work) {
    return awaiting.await(work);
  }

  @Test
  void a_record_is_restricted_to_a_custodian_and_a_deputy_who_can_be_reached() {
    UUID child = council.child(NUMBER, "L-1", BORN);

    assertThat(
            await(
                () ->
                    restrictions.restrict(keeper, read(child), Council.CUSTODIAN, Council.DEPUTY)))
        .isEqualTo(new Recorded());

    assertThat(council.strings("select restricted from child")).containsExactly("t");
    assertThat(council.strings("select content ->> 'restricted' from child_history"))
        .containsExactly("true");
    assertThat(council.strings("select action from audit_entry")).containsExactly("restricted");
  }

  @Test
  void the_flag_is_not_saved_when_either_cannot_be_reached() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    council.execute("update worker set email = null where id = ?", Council.DEPUTY);

    assertThat(
            await(
                () ->
                    restrictions.restrict(keeper, read(child), Council.CUSTODIAN, Council.DEPUTY)))
        .isEqualTo(new KeepersNotReachable());
    assertThat(
            await(
                () ->
                    restrictions.restrict(
                        keeper, read(child), Council.CUSTODIAN, Council.CUSTODIAN)))
        .isEqualTo(new KeepersNotReachable());
    council.execute("update worker set left_at = ? where id = ?", clock.instant(), Council.DUTY);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    council.execute(
                        "update child set restricted = true, custodian_id = ?, deputy_id = ?",
                        Council.CUSTODIAN,
                        Council.DUTY)))
        .hasStackTraceContaining("who can be reached");
    assertThat(council.strings("select restricted from child")).containsExactly("f");
  }

  @Test
  void a_register_keeper_makes_nobody_keeper_who_does_not_answer_nor_themselves() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    assertThat(await(() -> restrictions.restrict(keeper, read(child), keeper.id(), Council.DEPUTY)))
        .isEqualTo(new KeepersNotReachable());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    council.execute(
                        "update child set restricted = true, custodian_id = ?, deputy_id = ?",
                        keeper.id(),
                        Council.DEPUTY)))
        .hasStackTraceContaining("answer notifications");

    council.execute("insert into worker_role values (?, '999', 'worker')", keeper.id());
    assertThat(await(() -> restrictions.restrict(keeper, read(child), keeper.id(), Council.DEPUTY)))
        .isEqualTo(new NamedThemselves());
    assertThat(
            await(() -> restrictions.restrict(keeper, read(child), Council.CUSTODIAN, keeper.id())))
        .isEqualTo(new NamedThemselves());
    assertThat(council.strings("select restricted from child")).containsExactly("f");
  }

  @Test
  void a_custodian_stays_one_when_another_deputy_is_named() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    await(() -> restrictions.restrict(keeper, read(child), Council.CUSTODIAN, Council.DEPUTY));
    Worker custodian = line.worker(Council.CUSTODIAN);

    assertThat(
            await(
                () ->
                    restrictions.restrict(
                        custodian, read(child), Council.CUSTODIAN, Council.SAFEGUARDING)))
        .isEqualTo(new Recorded());

    assertThat(council.strings("select custodian_id || ' ' || deputy_id from child"))
        .containsExactly(Council.CUSTODIAN + " " + Council.SAFEGUARDING);
  }

  @Test
  void a_restricted_child_is_not_found_by_a_keeper_who_is_neither_custodian_nor_deputy() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    await(() -> restrictions.restrict(keeper, read(child), Council.CUSTODIAN, Council.DEPUTY));

    assertThat(await(() -> restrictions.lift(keeper, read(child)))).isEqualTo(new NotFound());
    Worker custodian = line.worker(Council.CUSTODIAN);
    assertThat(export(custodian, "L-1").orElseThrow().restricted()).isTrue();
    assertThat(export(custodian, "L-1").orElseThrow().history())
        .noneMatch(version -> version.content().has("custodianId"))
        .noneMatch(version -> version.content().has("deputyId"))
        .noneMatch(version -> version.content().has("motherId"))
        .noneMatch(version -> version.content().has("barred"));
    assertThat(await(() -> restrictions.lift(custodian, read(child)))).isEqualTo(new Recorded());
  }

  @Test
  void nobody_is_both_barred_and_a_keeper_of_the_restriction() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    await(() -> restrictions.bar(keeper, read(child), Council.DEPUTY));

    assertThat(
            await(
                () ->
                    restrictions.restrict(keeper, read(child), Council.CUSTODIAN, Council.DEPUTY)))
        .isEqualTo(new KeepersNotReachable());
    await(() -> restrictions.unbar(keeper, read(child), Council.DEPUTY));
    await(() -> restrictions.restrict(keeper, read(child), Council.CUSTODIAN, Council.DEPUTY));
    Worker custodian = line.worker(Council.CUSTODIAN);
    assertThat(await(() -> restrictions.bar(custodian, read(child), Council.DEPUTY)))
        .isEqualTo(new KeepersNotReachable());
    assertThat(await(() -> restrictions.bar(keeper, read(child), Council.DEPUTY)))
        .isEqualTo(new NotFound());

    assertThat(council.strings("select worker_id from child_bar")).isEmpty();
    assertThat(council.strings("select restricted from child")).containsExactly("t");
  }

  @Test
  void nobody_is_barred_who_is_the_last_to_be_told() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    assertThat(await(() -> restrictions.bar(keeper, read(child), Council.DUTY)))
        .isEqualTo(new NobodyLeft("duty"));
    assertThat(await(() -> restrictions.bar(keeper, read(child), Council.EDS)))
        .isEqualTo(new Recorded());
    assertThat(await(() -> restrictions.bar(keeper, read(child), Council.SECOND_EDS)))
        .isEqualTo(new NobodyLeft("eds"));
    assertThat(await(() -> restrictions.bar(keeper, read(child), Council.EDS)))
        .isEqualTo(new Recorded());

    council.away(Council.SAFEGUARDING, clock.instant(), null);
    council.away(Council.EDS_MANAGER, clock.instant(), null);
    assertThat(await(() -> restrictions.bar(keeper, read(child), Council.MANAGER)))
        .isEqualTo(new NobodyLeft("manager"));
    assertThat(council.strings("select worker_id from child_bar"))
        .containsExactly(Council.EDS.toString());
  }

  @Test
  void a_barred_worker_is_not_asked_about_the_child() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    await(() -> restrictions.bar(keeper, read(child), Council.ALLOCATED));

    line.match(event(NUMBER, BORN, Kind.ARRIVAL, clock.instant().minusSeconds(60)));

    assertThat(council.strings("select route from notification"))
        .containsExactly("nobody_allocated");
    assertThat(
            council.strings(
                "select id from delivery where recipient_id = '" + Council.ALLOCATED + "'"))
        .isEmpty();
  }

  @Test
  void a_closed_child_is_purged_after_two_years_and_leaves_a_receipt() {
    UUID child = council.register(NUMBER, "L-1", BORN);
    council.plan(
        child,
        "CPP",
        clock.instant().minus(Duration.ofDays(2000)),
        clock.instant().minus(Duration.ofDays(1500)));
    council.execute("update child set closed_at = ?", clock.instant().minus(Duration.ofDays(731)));

    await(() -> retention.purge(Council.AUTHORITY));
    await(() -> retention.purge(Council.AUTHORITY));

    assertThat(council.strings("select id from child")).isEmpty();
    assertThat(council.strings("select class || ' ' || purged || ' ' || held from purge_receipt"))
        .containsExactly("closed children 1 0");
    assertThat(
            council.strings(
                "select split_part(subject, ':', 1) || ' ' || detail from audit_entry where action = 'purged'"
                    + " and (subject = 'child:"
                    + child
                    + "' or detail like 'closed%')"))
        .containsExactlyInAnyOrder(
            "child "
                + council.strings("select 'purge_receipt:' || id from purge_receipt").getFirst(),
            "purge_receipt closed children: purged=1 held=0");
  }

  @Test
  void the_bytes_of_a_national_file_are_emptied_after_ninety_days_and_its_row_stays() {
    collected("worked off", Duration.ofDays(91));
    collected("worked off lately", Duration.ofDays(89));
    collected("not worked off", null);

    await(() -> retention.purge(Council.AUTHORITY));
    await(() -> retention.purge(Council.AUTHORITY));

    assertThat(council.strings("select message_id from mailbox_message where body = ''"))
        .containsExactly("worked off");
    assertThat(council.strings("select id from mailbox_message")).hasSize(3);
    assertThat(council.strings("select class || ' ' || purged || ' ' || held from purge_receipt"))
        .containsExactly("national files 1 0");
  }

  private void collected(String messageId, Duration acknowledgedAgo) {
    Instant stored = clock.instant().minus(Duration.ofDays(200));
    council.execute(
        """
        insert into mailbox_message (id, authority_id, mailbox, message_id, report, workflow_id, body, stored_at,
          acknowledged_at)
        values (?, ?, 'council', ?, false, 'CPIS', 'sealed', ?, ?)\
        """,
        Council.id(messageId),
        Council.AUTHORITY,
        messageId,
        stored,
        acknowledgedAgo == null ? null : clock.instant().minus(acknowledgedAgo));
  }

  @Test
  void a_legal_hold_stops_the_purge_until_it_is_lifted() {
    UUID child = council.register(NUMBER, "L-1", BORN);
    council.register("9990000026", "L-2", BORN);
    council.execute("update child set closed_at = ?", clock.instant().minus(Duration.ofDays(800)));
    await(() -> keeping.hold(keeper, read(child), "order 7"));

    await(() -> retention.purge(Council.AUTHORITY));

    assertThat(council.strings("select id from child")).containsExactly(child.toString());
    assertThat(council.strings("select class || ' ' || purged || ' ' || held from purge_receipt"))
        .containsExactly("closed children 1 1");
    await(() -> keeping.release(keeper, read(child)));
    assertThat(council.strings("select child_id from legal_hold where lifted_at is null"))
        .isEmpty();
  }

  @Test
  void a_child_whose_plan_is_still_visible_or_of_whom_an_event_is_kept_is_not_purged() {
    UUID seen = council.child(NUMBER, "L-1", BORN);
    line.match(event(NUMBER, BORN, Kind.ARRIVAL, clock.instant().minusSeconds(60)));
    UUID running = council.child("9990000026", "L-2", BORN);
    council.execute("update child set closed_at = ?", clock.instant().minus(Duration.ofDays(800)));
    council.execute(
        "update plan set ended_at = ? where child_id = ?",
        clock.instant().minus(Duration.ofDays(800)),
        seen);

    await(() -> retention.purge(Council.AUTHORITY));

    assertThat(council.strings("select id from child"))
        .containsExactlyInAnyOrder(seen.toString(), running.toString());
  }

  @Test
  void the_export_for_its_subject_holds_what_the_register_holds_in_the_clear() {
    council.empty();
    await(demo::load);
    Worker oli = await(() -> signIns.find("demo-oli-tarn")).orElseThrow();

    SubjectRecord export = export(oli, "L-1001").orElseThrow();

    assertThat(export.givenName() + " " + export.familyName()).isEqualTo("Alex Exampleone");
    assertThat(export.nhsNumbers()).extracting("value").containsExactly("9990000018");
    assertThat(export.localIds()).extracting("value").containsExactly("L-1001");
    assertThat(export.plans()).extracting("type").containsExactly("CPP");
    assertThat(export.allocations()).extracting("worker").contains("Amira Stone");
    assertThat(council.strings("select action from audit_entry"))
        .containsExactly("exported for its subject");
    assertThat(export(oli, "L-1009")).isEmpty();
    assertThat(export(oli, "L-2001")).isEmpty();
  }

  @Test
  void a_child_is_found_by_its_local_id_or_its_number_and_not_by_who_is_barred_from_it() {
    UUID child = council.child(NUMBER, "L-1", BORN);

    assertThat(find(keeper, " L-1 ")).contains(child);
    assertThat(find(keeper, "999 000 0018")).contains(child);
    assertThat(find(keeper, "L-2")).isEmpty();
    await(() -> restrictions.bar(keeper, read(child), keeper.id()));
    assertThat(find(keeper, "L-1")).isEmpty();
    assertThat(await(() -> children.get(keeper, child))).isEmpty();
  }

  @Test
  void what_was_withdrawn_as_another_childs_is_taken_out_of_the_file_and_never_exported() {
    UUID child = council.child(NUMBER, "L-1", BORN);
    line.match(event(NUMBER, BORN, Kind.ARRIVAL, clock.instant().minusSeconds(60)));
    assertThat(await(() -> children.get(keeper, child)).orElseThrow().wrongEvents()).isZero();
    await(() -> keeping.removeWrongEvents(keeper, read(child)));
    assertThat(council.strings("select care_event_id from episode_event")).hasSize(1);

    line.acknowledge(Council.ALLOCATED);
    line.conclude(Council.ALLOCATED, "WRONG_CHILD");
    assertThat(await(() -> children.get(keeper, child)).orElseThrow().wrongEvents()).isOne();
    await(() -> keeping.removeWrongEvents(keeper, read(child)));

    assertThat(council.strings("select care_event_id from episode_event")).isEmpty();
    assertThat(council.strings("select state from notification")).containsExactly("withdrawn");
    assertThat(
            council.strings(
                "select left(subject, 11) || detail from audit_entry where action = 'removed from"
                    + " the wrong file'"))
        .containsExactly("care_event:child:" + child);
  }

  private Optional<UUID> find(Worker reader, String written) {
    return await(() -> sealing.keys().chain(keys -> children.find(reader, written, keys)));
  }

  private Optional<SubjectRecord> export(Worker reader, String localId) {
    return find(reader, localId)
        .flatMap(
            child -> await(() -> sealing.keys().chain(keys -> access.find(reader, child, keys))));
  }
}

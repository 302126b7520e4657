package org.wardline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.announcing;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class MatchingHandlerTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final Instant AT = MovableClock.START.minus(Duration.ofMinutes(5));

  @Inject Council council;
  @Inject AcceptedEvents accepted;
  @Inject MovableClock clock;

  @Inject
  @Named("matching")
  MatchingHandler matching;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  private void match(UUID... events) {
    assertThat(AcceptedEvents.hand(matching, Stream.of(events).map(AcceptedEvents::announcing)))
        .isEmpty();
  }

  @Test
  void number_and_birth_date_open_a_notification_for_the_allocated_worker_and_the_backup() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT)));

    assertThat(council.strings("select state from care_event")).containsExactly("matched");
    assertThat(council.strings("select state || ' ' || route || ' ' || round from notification"))
        .containsExactly("open open 1");
    assertThat(
            council.strings(
                "select addressed_as || ' ' || channel from delivery order by addressed_as"))
        .containsExactly("allocated_worker desktop", "duty_and_advice email");
    assertThat(council.strings("select step_due_at - round_began_at from notification"))
        .containsExactly("02:00:00");
  }

  @Test
  void the_same_message_twice_is_one_notification() {
    council.child(NUMBER, "L-1001", BORN);
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));

    match(event, event);
    match(event);

    assertThat(council.strings("select id from notification")).hasSize(1);
    assertThat(council.strings("select id from delivery")).hasSize(2);
    assertThat(council.strings("select care_event_id from episode_event")).hasSize(1);
  }

  @Test
  void accesses_at_two_sites_of_one_trust_are_one_episode() {
    council.child(NUMBER, "L-1001", BORN);

    match(
        accepted.store(access(NUMBER, "L-1001", AT)),
        accepted.store(access(NUMBER, "L-1001", AT.minus(Duration.ofHours(2)))));

    assertThat(council.strings("select id from notification")).hasSize(1);
    assertThat(council.strings("select care_event_id from episode_event")).hasSize(2);
    assertThat(council.strings("select what from notification_history order by position"))
        .containsExactly("opened", "event_added", "step_taken");
  }

  @Test
  void an_admission_after_an_access_begins_a_new_round() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(access(NUMBER, "L-1001", AT)));
    match(accepted.store(event(NUMBER, BORN, Kind.ADMISSION, AT.plusSeconds(60))));

    assertThat(council.strings("select round from notification")).containsExactly("2");
    assertThat(council.strings("select id from delivery where round = 2")).hasSize(2);
  }

  @Test
  void a_contradicting_birth_date_is_kept_for_review() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(event(NUMBER, BORN.plusYears(1), Kind.ARRIVAL, AT)));

    assertThat(council.strings("select state from care_event")).containsExactly("in_review");
    assertThat(council.strings("select reason from review")).containsExactly("contradiction");
    assertThat(council.strings("select id from notification")).isEmpty();
  }

  private void planEndedLongAgo(UUID child) {
    council.execute(
        "update plan set started_at = ?, ended_at = ? where child_id = ?",
        AT.minus(Duration.ofDays(3000)),
        AT.minus(Duration.ofDays(2500)),
        child);
  }

  @Test
  void nobody_is_asked_about_children_whom_nobody_would_follow() {
    planEndedLongAgo(council.child(NUMBER, "L-1001", BORN));

    match(accepted.store(event(NUMBER, BORN.plusYears(1), Kind.ARRIVAL, AT)));

    assertThat(council.strings("select state || (body is not null) from care_event"))
        .containsExactly("nobody_followstrue");
    assertThat(council.strings("select id from review")).isEmpty();
    assertThat(council.strings("select id from audit_entry where actor not like 'sender:%'"))
        .isEmpty();
  }

  @Test
  void what_must_be_kept_is_reviewed_even_about_children_whom_nobody_would_follow() {
    planEndedLongAgo(council.child(NUMBER, "L-1001", BORN));
    CareEvent event = event(NUMBER, BORN.plusYears(1), Kind.ARRIVAL, AT);

    match(
        accepted.store(
            new CareEvent(
                event.sender(),
                event.kind(),
                event.occurredAt(),
                event.organisation(),
                event.careSetting(),
                event.subject(),
                event.seenBy(),
                null,
                true,
                event.findings())));

    assertThat(council.strings("select reason from review")).containsExactly("contradiction");
  }

  @Test
  void a_review_that_waits_is_not_forgotten_when_the_plan_has_ended() {
    UUID child = council.child(NUMBER, "L-1001", BORN);
    UUID event = accepted.store(event(NUMBER, BORN.plusYears(1), Kind.ARRIVAL, AT));
    match(event);

    planEndedLongAgo(child);
    match(event);

    assertThat(council.strings("select state from care_event")).containsExactly("in_review");
    assertThat(council.strings("select state from review")).containsExactly("open");
  }

  @Test
  void a_stranger_stays_sealed_and_leaves_no_audit_entry() {
    match(accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT)));

    assertThat(council.strings("select state || (body is not null) from care_event"))
        .containsExactly("nobody_followstrue");
    assertThat(council.strings("select id from audit_entry where actor not like 'sender:%'"))
        .isEmpty();
  }

  @Test
  void a_stranger_is_erased_after_a_load_that_began_after_its_arrival() {
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    match(event);

    clock.advance(Duration.ofHours(8));
    council.load(clock.instant().minusSeconds(600), clock.instant().minusSeconds(60));
    match(event);

    assertThat(
            council.strings(
                "select (body is null)::text || (erased_at is not null) from care_event"))
        .containsExactly("truetrue");
  }

  @Test
  void a_child_put_on_a_plan_after_the_visit_is_found_by_the_next_look() {
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    match(event);

    council.child(NUMBER, "L-1001", BORN);
    match(event);

    assertThat(council.strings("select state from care_event")).containsExactly("matched");
    assertThat(council.strings("select id from notification")).hasSize(1);
  }

  @Test
  void a_bad_message_does_not_hold_the_good_one_beside_it() {
    council.child(NUMBER, "L-1001", BORN);
    UUID good = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    UUID spoiled = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    council.execute("update care_event set body = '\\x00' where id = ?", spoiled);

    assertThat(
            AcceptedEvents.hand(
                matching, Stream.of(announcing(spoiled), "no json", announcing(good))))
        .hasSize(2);

    assertThat(council.strings("select id from notification")).hasSize(1);
  }

  @Test
  void a_child_without_a_number_is_found_by_name_and_birth_date() {
    UUID child = council.child(null, "L-1001", BORN);

    match(accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT)));

    assertThat(council.strings("select child_id from notification"))
        .containsExactly(child.toString());
  }

  @Test
  void a_former_local_id_counts_like_the_present_one() {
    UUID child = council.child(NUMBER, "L-1001", BORN);
    council.execute("update child set local_id_key = '\\x01' where id = ?", child);
    council.execute(
        "insert into child_local_id select id, authority_id, ?, null, recorded_at from child",
        (Object) council.localIdKey("L-1001"));

    match(accepted.store(access(NUMBER, "L-1001", AT)));

    assertThat(council.strings("select child_id from notification"))
        .containsExactly(child.toString());
  }

  @Test
  void a_review_that_the_register_makes_clear_is_settled_by_it() {
    UUID child = council.child(NUMBER, "L-1001", BORN.plusYears(1));
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    match(event);
    assertThat(council.strings("select state from review")).containsExactly("open");

    council.execute("update child set date_of_birth = ? where id = ?", BORN, child);
    match(event);

    assertThat(council.strings("select state || ' ' || decision from review"))
        .containsExactly("decided this_child");
    assertThat(council.strings("select what from review_history"))
        .containsExactly("settled_by_register");
    assertThat(council.strings("select id from notification")).hasSize(1);
  }

  @Test
  void a_review_that_is_matched_again_waits_on_and_is_told_once() {
    council.child(NUMBER, "L-1001", BORN.plusYears(1));
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));

    match(event);
    match(event);

    assertThat(council.strings("select id from review")).hasSize(1);
    assertThat(council.strings("select id from audit_entry where action = 'put in review'"))
        .hasSize(1);
  }

  @Test
  void without_a_number_a_child_is_found_by_name_and_date_of_birth() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(event(null, BORN, Kind.ARRIVAL, AT)));

    assertThat(council.strings("select state from care_event")).containsExactly("matched");
    assertThat(council.strings("select id from notification")).hasSize(1);
  }

  @Test
  void a_decision_names_its_rule_and_the_version_of_the_weights() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(event(null, BORN, Kind.ARRIVAL, AT)));
    match(accepted.store(event("9990000026", BORN, Kind.ARRIVAL, AT)));
    match(accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT)));

    assertThat(
            council.strings(
                "select action || ': ' || detail from audit_entry where subject like 'care_event:%' order by position"))
        .containsExactly(
            "matched: LIKELIHOOD weights invented-2",
            "put in review: ANOTHER_NUMBER weights invented-2",
            "matched: NUMBERS");
  }

  @Test
  void sex_and_address_bring_a_child_before_a_person_whose_family_name_has_changed() {
    UUID child = council.child(NUMBER, "L-1001", BORN);
    council.execute(
        "update child set sex = 'female', address = '14 Mill Road, Northam' where id = ?", child);

    match(accepted.store(named("Zephyrine", "Marlow", BORN, null, null)));
    assertThat(council.strings("select state from care_event")).containsExactly("nobody_follows");

    match(accepted.store(named("Zephyrine", "Marlow", BORN, "female", "14 Mill Rd, Northam")));
    assertThat(council.strings("select reason || ' ' || candidates[1] from review"))
        .containsExactly("likely " + child);
  }

  @Test
  void a_slip_in_the_name_does_not_hide_a_child() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(named("Zephyrine", "Quilfeather", BORN)));

    assertThat(council.strings("select state from care_event")).containsExactly("matched");
  }

  @Test
  void a_likely_child_with_another_number_is_put_in_review_with_the_reasons_sealed() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(event("9990000026", BORN, Kind.ARRIVAL, AT)));

    assertThat(council.strings("select state from care_event")).containsExactly("in_review");
    assertThat(council.strings("select reason from review")).containsExactly("another_number");
    assertThat(
            council.strings(
                "select (explanation is not null and position('Family' in encode(explanation, 'escape')) = 0)"
                    + " from review"))
        .containsExactly("t");
    assertThat(council.strings("select id from notification")).isEmpty();
  }

  @Test
  void a_brother_or_sister_who_is_not_on_the_register_is_nobody() {
    council.child(NUMBER, "L-1001", BORN);

    match(accepted.store(named("Idris", "Quillfeather", BORN.plusYears(3))));

    assertThat(council.strings("select state from care_event")).containsExactly("nobody_follows");
  }

  private static CareEvent named(String given, String family, LocalDate born) {
    return named(given, family, born, null, null);
  }

  private static CareEvent named(
      String given, String family, LocalDate born, String sex, String address) {
    CareEvent event = event(null, born, Kind.ARRIVAL, AT);
    return new CareEvent(
        event.sender(),
        event.kind(),
        event.occurredAt(),
        event.organisation(),
        event.careSetting(),
        new CareEvent.Subject(null, null, null, given, family, born, null, sex, address),
        event.seenBy(),
        null,
        false,
        event.findings());
  }

  /** The same child on the register of another council, which has nobody allocated. */
  private void alsoIn998(UUID child) {
    council.authority("998");
    council.execute(
        "insert into child (id, authority_id, date_of_birth, recorded_at)"
            + " select gen_random_uuid(), '998', date_of_birth, recorded_at from child where id = ?",
        child);
    council.execute(
        "insert into child_number select c.id, '998', n.number_key, n.number, n.status, n.recorded_at"
            + " from child_number n, child c where n.child_id = ? and c.authority_id = '998'",
        child);
    council.execute(
        "insert into plan (id, authority_id, child_id, type, started_at, recorded_at)"
            + " select gen_random_uuid(), '998', c.id, p.type, p.started_at, p.recorded_at"
            + " from plan p, child c where p.child_id = ? and c.authority_id = '998'",
        child);
  }

  @Test
  void each_council_that_follows_a_child_is_told_also_the_one_that_loads_the_child_later() {
    UUID child = council.child(NUMBER, "L-1001", BORN);
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    match(event);
    alsoIn998(child);

    match(event);
    match(event);

    assertThat(council.strings("select authority_id || ' ' || round from notification order by 1"))
        .containsExactly("998 1", "999 1");
    assertThat(council.strings("select id from delivery where authority_id = '999'")).hasSize(2);
    assertThat(council.strings("select unnest(followed_by) from care_event order by 1"))
        .containsExactly("998", "999");
  }

  @Test
  void an_event_that_would_be_erased_had_nobody_followed_it_is_not_looked_at_for_other_councils() {
    UUID child = council.child(NUMBER, "L-1001", BORN);
    UUID event = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, AT));
    match(event);
    clock.advance(Duration.ofHours(8));
    council.load(clock.instant().minusSeconds(600), clock.instant().minusSeconds(60));

    match(event);
    alsoIn998(child);
    match(event);

    assertThat(council.strings("select authority_id from notification")).containsExactly("999");
    assertThat(council.strings("select open_to_others from care_event")).containsExactly("f");
  }
}

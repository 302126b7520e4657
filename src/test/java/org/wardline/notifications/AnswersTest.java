package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class AnswersTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final Answer RECORDED = new Answer.Recorded(List.of());

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    child = council.child(NUMBER, "L-1001", BORN);
  }

  private void accessIsTold() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  @Test
  void the_first_to_acknowledge_owns_it_and_the_second_is_told_who_holds_it() {
    accessIsTold();

    assertThat(line.acknowledge(Council.DUTY)).isEqualTo(RECORDED);
    assertThat(line.acknowledge(Council.DUTY)).isEqualTo(RECORDED);
    assertThat(line.acknowledge(Council.ALLOCATED))
        .isEqualTo(new Answer.HeldBy(Council.DUTY, MovableClock.START));
    assertThat(line.history().stream().filter("acknowledged"::equals)).hasSize(1);
  }

  @Test
  void only_owner_allocated_worker_or_manager_conclude() {
    accessIsTold();
    line.acknowledge(Council.DUTY);

    assertThat(line.conclude(Council.EDS, "NO_FURTHER_ACTION")).isEqualTo(new Answer.NotAllowed());
    assertThat(line.conclude(Council.MANAGER, "VISIT_PLANNED")).isEqualTo(RECORDED);
    assertThat(council.strings("select state from notification")).containsExactly("concluded");
  }

  @Test
  void a_hand_over_begins_a_round_that_asks_the_new_person_first() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);
    council.worker(Council.id("colleague"), Council.LOCALITY, "worker");

    assertThat(line.handOver(Council.ALLOCATED, Council.id("colleague")))
        .isInstanceOf(Answer.Recorded.class);
    line.dispatch();

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(
            council.strings("select worker_id from desktop_item order by placed_at, delivery_id"))
        .contains(Council.id("colleague").toString());
    assertThat(
            council.strings(
                "select addressed_as from delivery where round = 2 and channel = 'desktop'"))
        .containsExactly("asked_worker");
    assertThat(line.acknowledge(Council.id("colleague"))).isEqualTo(RECORDED);
  }

  @Test
  void who_hands_over_is_not_told_anew_by_the_round_that_this_begins() {
    council.execute("delete from allocation");
    accessIsTold();
    assertThat(
            council.strings("select distinct recipient_id from delivery where channel = 'desktop'"))
        .containsExactly(Council.DUTY.toString());
    council.worker(Council.id("colleague"), Council.LOCALITY, "worker");

    line.handOver(Council.DUTY, Council.id("colleague"));

    assertThat(council.strings("select distinct recipient_id from delivery where round = 2"))
        .contains(Council.DUTY_AND_ADVICE.toString(), Council.id("colleague").toString())
        .doesNotContain(Council.DUTY.toString());
    assertThat(
            council.strings(
                "select detail from notification_history where round = 2 and what = 'step_taken'"))
        .singleElement()
        .asString()
        .contains("person asked to take it by desktop", "Duty & Advice by e-mail")
        .doesNotContain("duty social worker");
  }

  @Test
  void what_somebody_holds_is_handed_over_only_by_who_may_conclude_it_and_never_to_oneself() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);
    council.worker(Council.id("colleague"), Council.LOCALITY, "worker");

    assertThat(line.handOver(Council.DUTY, Council.DUTY)).isEqualTo(new Answer.NotAllowed());
    assertThat(line.handOver(Council.DUTY, Council.id("colleague")))
        .isEqualTo(new Answer.HeldBy(Council.ALLOCATED, MovableClock.START));

    assertThat(council.strings("select owner_id from notification"))
        .containsExactly(Council.ALLOCATED.toString());
    assertThat(line.handOver(Council.MANAGER, Council.id("colleague")))
        .isInstanceOf(Answer.Recorded.class);
  }

  @Test
  void who_is_asked_already_gets_what_is_written_for_them_once() {
    accessIsTold();

    assertThat(line.handOver(Council.DUTY, Council.ALLOCATED, "Ring me.")).isEqualTo(RECORDED);
    assertThat(line.handOver(Council.DUTY, Council.ALLOCATED, "Ring me.")).isEqualTo(RECORDED);

    assertThat(
            council.strings(
                "select round from notification_history where what = 'handed_over' and note is not null"))
        .containsExactly("1");
  }

  @Test
  void another_ones_outcome_is_not_taken_for_the_recorded_one() {
    accessIsTold();
    line.acknowledge(Council.DUTY);

    assertThat(line.conclude(Council.DUTY, "VISIT_PLANNED", "Tomorrow at ten."))
        .isEqualTo(RECORDED);
    assertThat(line.conclude(Council.DUTY, "VISIT_PLANNED", "Tomorrow at ten."))
        .isEqualTo(RECORDED);
    assertThat(line.conclude(Council.ALLOCATED, "VISIT_PLANNED", "I went already."))
        .isEqualTo(new Answer.NotNow(NotificationState.CONCLUDED));
  }

  @Test
  void who_takes_an_outcome_back_holds_it_in_a_round_in_which_nobody_is_told_by_steps() {
    accessIsTold();
    line.acknowledge(Council.DUTY);
    line.conclude(Council.DUTY, "VISIT_PLANNED", "Tomorrow at ten.");
    clock.advance(Duration.ofHours(3));

    assertThat(line.takeOutcomeBack(Council.DUTY)).isEqualTo(RECORDED);
    assertThat(line.takeOutcomeBack(Council.DUTY)).as("sent twice").isEqualTo(RECORDED);
    line.dispatch();

    assertThat(
            council.strings(
                """
                select state || round || owner_id || (outcome is null) || (note is null)
                  || extract(epoch from outcome_due_at - acknowledged_at) / 3600 from notification"""))
        .singleElement()
        .asString()
        .startsWith("acknowledged2" + Council.DUTY + "truetrue24");
    assertThat(council.strings("select id from delivery where round = 2")).isEmpty();
    assertThat(
            council.strings(
                """
                select what || ' ' || round || ' ' || (note is not null) from notification_history
                where actor_id is not null order by position"""))
        .containsExactly("acknowledged 1 false", "concluded 1 true", "outcome_taken_back 2 true");
    assertThat(council.strings("select actor from audit_entry where action = 'outcome_taken_back'"))
        .containsExactly("worker:" + Council.DUTY);

    clock.advance(Duration.ofHours(24));
    line.tick();
    assertThat(council.strings("select state || round from notification")).containsExactly("open3");
  }

  @Test
  void who_holds_it_by_that_is_reminded_and_records_another_outcome() {
    accessIsTold();
    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");
    line.takeOutcomeBack(Council.ALLOCATED);

    clock.setTo(
        Instant.parse(
            council
                .strings(
                    "select to_char(remind_at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from notification")
                .getFirst()));
    line.tick();
    assertThat(council.strings("select recipient_id from delivery where kind = 'remind'"))
        .contains(Council.ALLOCATED.toString());

    assertThat(line.conclude(Council.ALLOCATED, "CONTACTED_HOSPITAL")).isEqualTo(RECORDED);
    assertThat(council.strings("select state || outcome from notification"))
        .containsExactly("concludedCONTACTED_HOSPITAL");
    assertThat(council.strings("select concluded_at = opened_at from notification_measure"))
        .as("how long it took to the first outcome")
        .containsExactly("t");
  }

  @Test
  void only_who_may_conclude_takes_an_outcome_back_and_nobody_what_has_none() {
    accessIsTold();
    assertThat(line.takeOutcomeBack(Council.ALLOCATED))
        .isEqualTo(new Answer.NotNow(NotificationState.OPEN));
    line.acknowledge(Council.DUTY);
    assertThat(line.takeOutcomeBack(Council.DUTY))
        .isEqualTo(new Answer.HeldBy(Council.DUTY, MovableClock.START));
    line.conclude(Council.DUTY, "VISIT_PLANNED");

    assertThat(line.takeOutcomeBack(Council.EDS)).isEqualTo(new Answer.NotAllowed());
    assertThat(council.strings("select state from notification")).containsExactly("concluded");
    assertThat(line.takeOutcomeBack(Council.MANAGER)).isEqualTo(RECORDED);
    assertThat(council.strings("select owner_id from notification"))
        .containsExactly(Council.MANAGER.toString());
    assertThat(line.takeOutcomeBack(Council.ALLOCATED))
        .isEqualTo(new Answer.HeldBy(Council.MANAGER, MovableClock.START));
  }

  @Test
  void an_outcome_can_be_taken_back_for_a_week() {
    accessIsTold();
    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");

    clock.advance(Duration.ofDays(7));
    assertThat(line.takeOutcomeBack(Council.ALLOCATED))
        .isEqualTo(new Answer.NotNow(NotificationState.CONCLUDED));
    clock.advance(Duration.ofSeconds(-1));
    assertThat(line.takeOutcomeBack(Council.ALLOCATED)).isEqualTo(RECORDED);
  }

  @Test
  void where_nothing_is_left_of_the_visit_no_outcome_is_taken_back() {
    accessIsTold();
    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");
    council.execute("update episode_event set cancelled_at = now()");

    assertThat(line.takeOutcomeBack(Council.ALLOCATED))
        .isEqualTo(new Answer.NotNow(NotificationState.CONCLUDED));
    council.execute("delete from episode_event");
    assertThat(line.takeOutcomeBack(Council.ALLOCATED))
        .isEqualTo(new Answer.NotNow(NotificationState.CONCLUDED));
  }

  @Test
  void what_its_sender_took_back_is_no_outcome() {
    UUID event = line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
    line.cancel(event);
    council.execute("update episode_event set cancelled_at = null");

    assertThat(line.takeOutcomeBack(Council.ALLOCATED))
        .isEqualTo(new Answer.NotNow(NotificationState.WITHDRAWN));
  }

  @Test
  void of_a_child_who_is_restricted_since_only_its_keepers_take_an_outcome_back() {
    accessIsTold();
    line.acknowledge(Council.DUTY);
    line.conclude(Council.DUTY, "WRONG_CHILD");
    line.dispatch();
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);

    assertThat(line.takeOutcomeBack(Council.DUTY)).isEqualTo(new Answer.NotFound());
    assertThat(line.takeOutcomeBack(Council.MANAGER)).isEqualTo(new Answer.NotFound());
    assertThat(council.strings("select state from notification")).containsExactly("withdrawn");
  }

  @Test
  void who_has_no_role_any_more_answers_nothing_that_they_were_told() {
    accessIsTold();
    line.acknowledge(Council.DUTY);
    council.execute(
        "update worker_role set role = 'rota_keeper' where worker_id = ?", Council.DUTY);

    assertThat(line.conclude(Council.DUTY, "VISIT_PLANNED")).isEqualTo(new Answer.NotFound());
    assertThat(council.strings("select state from notification")).containsExactly("acknowledged");
  }

  @Test
  void what_the_night_leaves_for_the_day_team_waits_for_the_morning_and_calls_out_nobody() {
    clock.setTo(Instant.parse("2026-03-10T22:00:00Z"));
    line.match(access(NUMBER, "L-1001", clock.instant()));
    line.dispatch();
    line.acknowledge(Council.EDS);

    assertThat(line.handOver(Council.EDS, Council.ALLOCATED)).isEqualTo(RECORDED);

    assertThat(council.strings("select count(*) from delivery where round = 2"))
        .containsExactly("0");
    clock.setTo(Instant.parse("2026-03-11T08:30:00Z"));
    line.tick();
    assertThat(
            council.strings(
                "select distinct recipient_id from delivery where round = 2 and channel = 'desktop'"))
        .containsExactly(Council.ALLOCATED.toString());
  }

  @Test
  void a_late_decision_calls_out_nobody_at_night() {
    clock.setTo(Instant.parse("2026-03-10T22:00:00Z"));
    line.match(access(NUMBER, "L-1001", clock.instant()));
    line.dispatch();
    line.acknowledge(Council.EDS);

    clock.setTo(Instant.parse("2026-03-11T17:00:00Z"));
    line.tick();

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(council.strings("select kind from delivery where round = 2 and kind = 'tell'"))
        .isEmpty();
    clock.setTo(Instant.parse("2026-03-12T08:30:00Z"));
    line.tick();
    assertThat(council.strings("select kind from delivery where round = 2 and kind = 'tell'"))
        .isNotEmpty();
  }

  private void bar(UUID worker) {
    council.execute(
        "insert into child_bar (child_id, authority_id, worker_id, recorded_at) values (?, '999', ?, now())",
        child,
        worker);
  }

  @Test
  void who_is_barred_from_the_child_is_passed_over_and_gets_nothing_handed_over() {
    bar(Council.DUTY);
    accessIsTold();

    clock.advance(Duration.ofHours(2));
    line.tick();

    assertThat(
            council.strings("select id from delivery where recipient_id = '" + Council.DUTY + "'"))
        .isEmpty();
    assertThat(council.strings("select distinct step from delivery order by step"))
        .contains("manager");
    assertThat(line.handOver(Council.ALLOCATED, Council.DUTY)).isEqualTo(new Answer.NotFound());
  }

  @Test
  void what_somebody_holds_who_is_barred_then_is_asked_of_others() {
    accessIsTold();
    line.acknowledge(Council.DUTY);
    bar(Council.DUTY);

    clock.advance(Duration.ofMinutes(1));
    line.tick();

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(
            council.strings(
                "select id from delivery where round = 2 and recipient_id = '"
                    + Council.DUTY
                    + "'"))
        .isEmpty();
  }

  @Test
  void what_is_not_concluded_within_a_working_day_is_open_again() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);

    clock.advance(Duration.ofHours(24));
    line.tick();
    line.dispatch();

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(line.history()).contains("not_concluded_in_time");
    assertThat(
            council.strings("select action from audit_entry where actor = 'function:escalation'"))
        .containsExactly("not_concluded_in_time");
    assertThat(
            council.strings(
                "select recipient_id from delivery where kind = 'tell' and channel = 'desktop'"))
        .containsExactly(Council.ALLOCATED.toString(), Council.ALLOCATED.toString());
  }

  @Test
  void a_reader_without_a_duty_who_was_not_told_finds_nothing() {
    accessIsTold();
    council.worker(Council.id("stranger"), Council.LOCALITY, "worker");

    assertThat(line.acknowledge(Council.id("stranger"))).isEqualTo(new Answer.NotFound());
  }

  @Test
  void a_restricted_child_is_the_custodians_and_nobody_elses() {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    accessIsTold();

    assertThat(council.strings("select distinct recipient_id from delivery"))
        .containsExactly(Council.CUSTODIAN.toString());
    assertThat(line.acknowledge(Council.MANAGER)).isEqualTo(new Answer.NotFound());
    assertThat(line.acknowledge(Council.ALLOCATED)).isEqualTo(new Answer.NotFound());
    assertThat(line.handOver(Council.CUSTODIAN, Council.DEPUTY))
        .isInstanceOf(Answer.Recorded.class);
    line.dispatch();
    assertThat(council.strings("select worker_id from desktop_item"))
        .contains(Council.DEPUTY.toString());
    assertThat(line.acknowledge(Council.DEPUTY)).isEqualTo(RECORDED);
  }
}

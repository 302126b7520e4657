package org.wardline.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.OwnersConnection;
import org.wardline.platform.lambda.InvocationFailedException;
import org.wardline.platform.time.MovableClock;

/** Each fault is planted by the database's owner into a council in perfect order. */
@QuarkusTest
class RulesTest {

  private static final Instant NOW = MovableClock.START;

  @Inject
  @Named("auditor")
  AuditorHandler auditor;

  @Inject AuditorConfig config;
  @Inject MovableClock clock;

  private OwnersConnection owner;
  private PerfectOrder council;

  @BeforeEach
  void plantACouncilInPerfectOrder() {
    clock.reset();
    owner = OwnersConnection.open();
    owner.empty();
    council = new PerfectOrder(owner, NOW).plant();
  }

  @AfterEach
  void leaveNothing() {
    owner.empty();
    owner.close();
    clock.reset();
  }

  @Test
  void every_rule_has_a_name_of_its_own_and_says_what_to_do() {
    List<Rule> rules = AuditorService.rules(config);

    assertThat(rules).extracting(Rule::name).doesNotHaveDuplicates().allMatch(RulesTest::isLabel);
    assertThat(rules).extracting(Rule::remedy).allMatch(remedy -> remedy.endsWith("."));
  }

  @Test
  void nothing_is_found_where_all_is_in_order() {
    assertThat(found()).isEmpty();
  }

  @Test
  void a_care_event_that_nobody_decides_is_found_after_five_minutes() {
    UUID event = UUID.randomUUID();
    council.plantCareEvent(event, "accepted", NOW.minus(Duration.ofMinutes(5)));
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(found()).containsExactly("care-event-undecided care_event:" + event);

    owner.run("update care_event set state = 'nobody_follows' where id = ?", event);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_care_event_that_was_matched_to_nothing_is_found() {
    owner.run("delete from episode_event");
    assertThat(found()).containsExactly("care-event-vanished care_event:" + council.careEvent);

    plantReview(NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_review_open_for_more_than_an_hour_is_found() {
    plantReview(NOW.minus(Duration.ofMinutes(61)));
    assertThat(found())
        .containsExactly(
            "review-open review:" + owner.ask("select id::text from review").getFirst());

    owner.run("update review set state = 'decided'");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_review_of_which_nobody_was_told_is_found_after_three_minutes() {
    plantReview(NOW.minus(Duration.ofMinutes(4)));
    assertThat(found()).isEmpty();

    owner.run("update delivery set round = 2 where review_id is not null");

    assertThat(found())
        .containsExactly(
            "review-untold review:" + owner.ask("select id::text from review").getFirst());
  }

  @Test
  void a_review_whose_next_step_nobody_takes_is_found() {
    plantReview(NOW.minus(Duration.ofMinutes(4)));

    owner.run("update review set step_due_at = opened_at");

    assertThat(found())
        .containsExactly(
            "review-stands-still review:" + owner.ask("select id::text from review").getFirst());
  }

  @Test
  void an_email_about_an_open_review_that_did_not_go_is_found() {
    plantReview(NOW.minus(Duration.ofMinutes(4)));

    owner.run(
        "update delivery set state = 'bounced', settled_at = ? where review_id is not null",
        NOW.minus(Duration.ofDays(3)));
    assertThat(found()).singleElement().asString().startsWith("delivery-failed delivery:");

    owner.run("update review set state = 'decided'");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_child_of_another_team_whose_opening_no_manager_looked_at_is_found() {
    owner.run(
        """
        insert into child_opening (id, authority_id, child_id, worker_id, reason, opened_at, until_at)
        values (gen_random_uuid(), ?, ?, ?, '', ?, ?)""",
        PerfectOrder.COUNCIL,
        council.child,
        council.worker,
        NOW.minus(Duration.ofDays(3)),
        NOW);
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(rulesFound()).containsExactly("opening-unseen");
    assertThat(owner.ask("select authority_id from finding where cleared_at is null"))
        .containsExactly(PerfectOrder.COUNCIL);

    owner.run("update child_opening set seen_by = worker_id, seen_at = opened_at");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_search_in_other_teams_that_no_manager_looked_at_is_found() {
    UUID search = UUID.randomUUID();
    owner.run(
        """
        insert into child_search (id, authority_id, worker_id, reason, searched_at, listed)
        values (?, ?, ?, '', ?, 1)""",
        search,
        PerfectOrder.COUNCIL,
        council.worker,
        NOW.minus(Duration.ofDays(3)).minusSeconds(1));
    owner.run(
        "insert into child_search_notice (id, authority_id, search_id) values (?, ?, ?)",
        search,
        PerfectOrder.COUNCIL,
        search);
    assertThat(found()).isEmpty();

    owner.run(
        "insert into child_search_listed values (?, ?, ?)",
        search,
        PerfectOrder.COUNCIL,
        council.child);
    assertThat(found()).containsExactly("opening-unseen child_search_notice:" + search);

    owner.run("update child_search_notice set seen_by = ?, seen_at = ?", council.worker, NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void broken_glass_that_nobody_else_reviewed_is_found() {
    UUID reviewer = UUID.randomUUID();
    owner.run(
        "insert into worker (id, authority_id, name) values (?, ?, 'B')",
        reviewer,
        PerfectOrder.COUNCIL);
    owner.run(
        """
        insert into break_glass (id, authority_id, kind, item, reason, opened_by, opened_at, until_at)
        values (gen_random_uuid(), ?, 'notification', ?, 'INC-1', ?, ?, ?)""",
        PerfectOrder.COUNCIL,
        council.notification,
        council.worker,
        NOW.minus(Duration.ofDays(3)),
        NOW);
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(rulesFound()).containsExactly("broken-glass-unreviewed");

    owner.run(
        "update break_glass set reviewed_by = ?, reviewed_at = opened_at, justified = true",
        reviewer);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_finding_is_its_councils_or_the_deployments() {
    council.plantCareEvent(UUID.randomUUID(), "accepted", NOW.minus(Duration.ofMinutes(6)));
    owner.run("delete from notification_history");
    found();

    assertThat(
            owner.ask(
                "select rule || ' ' || coalesce(authority_id, 'all') from finding order by 1"))
        .containsExactly(
            "care-event-undecided all", "notification-without-history " + PerfectOrder.COUNCIL);

    owner.run("update authority set synthetic = true");
    found();
    assertThat(
            owner.ask(
                "select distinct coalesce(authority_id, 'all') from finding where cleared_at is null"))
        .containsExactly("all");
  }

  @Test
  void a_quarantined_message_is_shown_until_it_was_taken_in_or_left_for_a_reason() {
    UUID id = UUID.randomUUID();
    owner.run(
        "insert into quarantine (id, sender, reason, body, arrived_at) values (?, 'a', 'b', '', ?)",
        id,
        NOW.minus(Duration.ofHours(23)));
    owner.run(
        """
        insert into audit_entry (id, at, actor, action, subject, detail)
        values (gen_random_uuid(), ?, 'sender:a', 'message taken in', 'sender:a', 'stored=0 quarantined=1')
        """,
        NOW.minus(Duration.ofHours(23)));
    assertThat(found()).containsExactly("quarantined quarantine:" + id);

    owner.run("update quarantine set arrived_at = ?", NOW.minus(Duration.ofDays(25)));
    replayed(id, "handing in");
    replayed(id, "accepted=1 refused=1");
    replayed(id, "not taken in: line 1");
    assertThat(found()).containsExactly("quarantined quarantine:" + id);

    replayed(id, "accepted=2 refused=0");
    assertThat(found()).isEmpty();
    owner.run("update replay set result = 'nothing to be done' where result like 'accepted=2%'");
    assertThat(found()).isEmpty();
  }

  private void replayed(UUID message, String result) {
    owner.run(
        """
        insert into replay (id, authority_id, kind, subject, reason, replayed_by, at, result)
        select gen_random_uuid(), authority_id, 'quarantine', ?, 'INC-1', id, ?, ? from worker limit 1
        """,
        message,
        NOW,
        result);
  }

  @Test
  void an_episode_without_a_notification_is_found() {
    UUID other = UUID.randomUUID();
    owner.run(
        """
        insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
        values (?, ?, ?, 'RYY', ?, ?)
        """,
        other,
        PerfectOrder.COUNCIL,
        council.child,
        NOW,
        NOW.plus(Duration.ofHours(24)));
    assertThat(found()).containsExactly("episode-without-notification episode:" + other);

    owner.run("delete from episode where id = ?", other);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_notification_of_whose_round_nobody_was_told_is_found_at_its_next_step() {
    deleteDeliveries();
    owner.run("update notification set round_began_at = ?", NOW.minus(Duration.ofMinutes(4)));
    assertThat(found()).as("its first step waits for the morning").isEmpty();

    owner.run("update notification set step_due_at = null");
    assertThat(found()).containsExactly("notification-untold notification:" + council.notification);
  }

  @Test
  void a_notification_of_an_earlier_rounds_deliveries_only_is_found() {
    owner.run(
        "update notification set round = 2, round_began_at = ?, step_due_at = null",
        NOW.minus(Duration.ofMinutes(4)));

    assertThat(found()).containsExactly("notification-untold notification:" + council.notification);
  }

  @Test
  void a_notification_that_is_silent_longer_than_any_closure_is_found_whatever_its_step_says() {
    deleteDeliveries();
    owner.run(
        "update notification set round_began_at = ?, step_due_at = ?",
        NOW.minus(Duration.ofDays(11).plusSeconds(1)),
        NOW.plus(Duration.ofDays(300)));

    assertThat(found())
        .containsExactly(
            "notification-silent notification:" + council.notification,
            "step-too-far-ahead notification:" + council.notification);
  }

  @Test
  void a_step_that_is_not_taken_is_found_after_three_minutes() {
    clock.setTo(NOW.plus(Duration.ofHours(2)).plus(Duration.ofMinutes(3)));
    assertThat(rulesFound()).doesNotContain("escalation-stands-still");

    clock.advance(Duration.ofSeconds(1));
    assertThat(found())
        .containsExactly("escalation-stands-still notification:" + council.notification);

    answer("acknowledged", nextDay());
    assertThat(found()).isEmpty();
  }

  @Test
  void a_notification_that_nobody_answers_after_the_last_step_is_found() {
    owner.run("update notification set step_due_at = null");
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofMinutes(61));
    assertThat(found())
        .containsExactly("notification-unanswered notification:" + council.notification);
  }

  @Test
  void what_nobody_answers_stays_found_while_everybody_is_asked_anew_day_after_day() {
    owner.run(
        "update notification set policy = ?, office_steps = 1, step_due_at = ?",
        """
        {"office": [{"step": "allocated"}], "outOfHours": []}
        """,
        NOW.plus(Duration.ofHours(20)));
    clock.advance(Duration.ofMinutes(61));
    assertThat(found())
        .as("no step is left before the next round")
        .containsExactly("notification-unanswered notification:" + council.notification);

    owner.run(
        "update notification set office_steps = 0, step_due_at = ?", NOW.plus(Duration.ofHours(2)));
    assertThat(found()).as("a step is left").isEmpty();
    owner.run(
        """
        insert into notification_history (id, authority_id, notification_id, at, round, what)
        select gen_random_uuid(), authority_id, id, opened_at, round, 'nobody_answered' from notification
        """);
    assertThat(found())
        .as("it is a round after one that nobody answered")
        .containsExactly("notification-unanswered notification:" + council.notification);
  }

  @Test
  void a_conclusion_that_is_overdue_without_a_new_round_is_found() {
    answer("acknowledged", NOW.minus(Duration.ofMinutes(6)));
    assertThat(found()).containsExactly("conclusion-overdue notification:" + council.notification);

    answer("concluded", null);
    assertThat(found()).isEmpty();
  }

  @Test
  void an_acknowledged_notification_whose_clock_was_stopped_is_found() {
    answer("acknowledged", null);
    owner.run("update notification set acknowledged_at = ?", NOW.minus(Duration.ofMinutes(6)));

    assertThat(rulesFound()).containsExactly("conclusion-overdue");
  }

  @Test
  void a_notification_without_history_is_found() {
    owner.run("delete from notification_history");

    assertThat(found())
        .containsExactly("notification-without-history notification:" + council.notification);
  }

  @Test
  void a_delivery_that_is_not_sent_in_time_is_found() {
    owner.run(
        "update delivery set state = 'sending', due_at = ? where id = ?",
        NOW.minus(Duration.ofMinutes(11)),
        council.email);
    assertThat(found()).containsExactly("delivery-late delivery:" + council.email);

    owner.run("update delivery set state = 'sent'");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_delivery_whose_attempts_fail_again_and_again_is_found() {
    owner.run(
        "update delivery set state = 'due', planned_at = ?, due_at = ? where id = ?",
        NOW.minus(Duration.ofMinutes(16)),
        NOW.plus(Duration.ofMinutes(30)),
        council.email);

    assertThat(found()).containsExactly("delivery-unsent delivery:" + council.email);
  }

  @Test
  void a_failed_delivery_is_found_while_its_round_runs_and_for_a_day() {
    owner.run("update delivery set state = 'failed' where id = ?", council.email);
    assertThat(found()).containsExactly("delivery-failed delivery:" + council.email);

    answer("acknowledged", nextDay());
    assertThat(found()).containsExactly("delivery-failed delivery:" + council.email);

    owner.run("update delivery set settled_at = ?", NOW.minus(Duration.ofHours(25)));
    assertThat(found()).isEmpty();
  }

  @Test
  void what_the_case_system_does_not_confirm_within_an_hour_is_found() {
    owner.run(
        "update delivery set channel = 'case_system', kind = 'file', planned_at = ? where id = ?",
        NOW.minus(Duration.ofHours(1)),
        council.email);
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(found()).containsExactly("delivery-not-filed delivery:" + council.email);

    owner.run("update delivery set state = 'delivered' where id = ?", council.email);
    assertThat(found()).containsExactly("delivery-falsely-delivered delivery:" + council.email);

    owner.run("update delivery_attempt set result = 'arrived'");
    owner.run("update delivery set state = 'delivered'");
    assertThat(found()).as("what is filed is on the allocated worker's desktop").isEmpty();
  }

  @Test
  void a_receipt_that_nobody_asks_for_is_found() {
    owner.run(
        "update delivery set receipt_due_at = ? where id = ?",
        NOW.minus(Duration.ofMinutes(10).plusSeconds(1)),
        council.email);
    assertThat(found()).containsExactly("delivery-not-asked-for delivery:" + council.email);

    owner.run("update delivery set state = 'bounced' where id = ?", council.email);
    assertThat(found()).containsExactly("delivery-failed delivery:" + council.email);
  }

  @Test
  void a_delivery_that_was_falsely_marked_as_sent_is_found() {
    owner.run("delete from delivery_attempt");
    owner.run("delete from desktop_item");

    assertThat(found())
        .containsExactlyInAnyOrder(
            "delivery-falsely-sent delivery:" + council.email,
            "delivery-falsely-sent delivery:" + council.desktop);
  }

  @Test
  void a_delivery_that_was_marked_as_sent_after_a_failed_attempt_is_found() {
    owner.run("update delivery_attempt set result = 'smtp_451'");
    assertThat(found()).containsExactly("delivery-falsely-sent delivery:" + council.email);

    owner.run(
        "insert into delivery_receipt values (?, ?, '', 'notify_delivered', ?)",
        council.email,
        PerfectOrder.COUNCIL,
        NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_delivery_that_came_back_and_was_marked_as_sent_or_delivered_is_found() {
    plantReceipt("smtp_delayed_4_4_1");
    assertThat(found()).as("it is only under way for longer").isEmpty();
    plantReceipt("notify_temporary_failure");
    assertThat(found()).containsExactly("delivery-falsely-sent delivery:" + council.email);

    owner.run(
        "insert into delivery_attempt (delivery_id, authority_id, attempt, at, result) values (?, ?, 2, ?, 'accepted')",
        council.email,
        PerfectOrder.COUNCIL,
        NOW.plusSeconds(9));
    assertThat(found()).as("the second attempt was taken over").isEmpty();

    owner.run("update delivery set state = 'delivered' where id = ?", council.email);
    assertThat(found()).containsExactly("delivery-falsely-delivered delivery:" + council.email);

    plantReceipt("notify_delivered");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_delivery_of_a_running_round_that_was_taken_off_the_line_is_found() {
    owner.run("update delivery set state = 'not_needed' where id = ?", council.email);
    assertThat(found()).containsExactly("delivery-falsely-not-needed delivery:" + council.email);

    line("not_needed", NOW.minus(Duration.ofMinutes(1)));
    assertThat(found()).as("another delivery's line").hasSize(1);
    line("not_needed", NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_notification_that_was_answered_by_nobody_is_found() {
    for (String state : List.of("acknowledged", "concluded", "withdrawn")) {
      owner.run(
          "update notification set state = ?, step_due_at = null, conclude_by = ?, outcome_due_at = ?, acknowledged_at = ?",
          state,
          nextDay(),
          nextDay(),
          NOW);
      assertThat(found())
          .as(state)
          .containsExactly("notification-falsely-answered notification:" + council.notification);

      line(state, NOW);
      assertThat(found()).as(state).isEmpty();
    }
    owner.run("update notification set round = 2");
    assertThat(found()).as("the answer of an earlier round").hasSize(1);
  }

  @Test
  void who_took_an_outcome_back_holds_it_and_nobody_else_does() {
    line("withdrawn", NOW);
    owner.run(
        """
        update notification set state = 'acknowledged', round = 2, step_due_at = null, conclude_by = ?,
          outcome_due_at = ?, acknowledged_at = ?, owner_id = ?""",
        nextDay(),
        nextDay(),
        NOW,
        council.worker);
    assertThat(found())
        .containsExactly("notification-falsely-answered notification:" + council.notification);

    owner.run(
        """
        insert into notification_history (id, authority_id, notification_id, at, round, what, actor_id)
        select gen_random_uuid(), authority_id, id, ?, 2, 'outcome_taken_back', ? from notification""",
        NOW,
        council.worker);
    assertThat(found()).isEmpty();
    owner.run("update notification set owner_id = null");
    assertThat(found()).as("not who holds it").hasSize(1);
    owner.run("update notification set owner_id = ?, round = 3", council.worker);
    assertThat(found()).as("in another round").hasSize(1);
  }

  @Test
  void a_desktops_delivery_that_was_marked_as_delivered_although_nobody_saw_it_is_found() {
    owner.run("update delivery set state = 'delivered' where id = ?", council.desktop);
    assertThat(found()).containsExactly("delivery-falsely-delivered delivery:" + council.desktop);

    owner.run("update desktop_item set shown_at = placed_at");
    assertThat(found()).isEmpty();
  }

  @Test
  void who_holds_a_child_and_cannot_be_reached_is_found() {
    owner.run(
        """
        insert into allocation (id, authority_id, child_id, worker_id, from_at, recorded_at)
        values (gen_random_uuid(), ?, ?, ?, ?, ?)""",
        PerfectOrder.COUNCIL,
        council.child,
        council.worker,
        NOW,
        NOW);
    assertThat(found()).containsExactly("worker-unreachable worker:" + council.worker);
    assertThat(owner.ask("select authority_id from finding")).containsExactly(PerfectOrder.COUNCIL);

    owner.run("update worker set sign_in = 'subject'");
    assertThat(found())
        .as("no role that answers")
        .containsExactly("worker-unreachable worker:" + council.worker);
    owner.run("insert into worker_role select id, authority_id, 'rota_keeper' from worker");
    assertThat(found()).containsExactly("worker-unreachable worker:" + council.worker);
    owner.run("insert into worker_role select id, authority_id, 'worker' from worker");
    assertThat(found()).isEmpty();

    owner.run("update worker set sign_in = null");
    owner.run("update allocation set until_at = ?", NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void who_keeps_a_restricted_child_and_cannot_be_reached_any_more_is_found() {
    UUID deputy = UUID.randomUUID();
    owner.run("update worker set email = 'a@exampleshire.example'");
    owner.run(
        "insert into worker (id, authority_id, name, email) values (?, ?, 'B', 'b@exampleshire.example')",
        deputy,
        PerfectOrder.COUNCIL);
    owner.run(
        "insert into worker_role select id, authority_id, 'worker' from worker on conflict do nothing");
    owner.run(
        "update child set restricted = true, custodian_id = ?, deputy_id = ?",
        council.worker,
        deputy);
    assertThat(found()).isEmpty();

    owner.run("update worker set email = null where id = ?", deputy);
    assertThat(found()).containsExactly("worker-unreachable worker:" + deputy);
  }

  @Test
  void who_manages_a_team_and_has_no_role_that_answers_is_found() {
    owner.run("update worker set email = 'a@exampleshire.example'");
    owner.run(
        """
        insert into team (id, authority_id, name, kind, manager_id)
        values (gen_random_uuid(), ?, 'Management', 'management', ?)""",
        PerfectOrder.COUNCIL,
        council.worker);
    assertThat(found()).containsExactly("worker-unreachable worker:" + council.worker);

    owner.run("insert into worker_role select id, authority_id, 'manager' from worker");
    assertThat(found()).isEmpty();
    owner.run("delete from worker_role");
    owner.run("update team set ended_at = ?", NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void whose_turn_of_duty_begins_within_a_day_and_cannot_be_reached_is_found() {
    UUID team = UUID.randomUUID();
    owner.run(
        "insert into team (id, authority_id, name, kind) values (?, ?, 'EDS', 'eds')",
        team,
        PerfectOrder.COUNCIL);
    owner.run(
        """
        insert into shift (id, authority_id, team_id, slot, worker_id, weekdays, starts_at, lasts_minutes, from_date)
        values (gen_random_uuid(), ?, ?, 'second_eds', ?, '{3}', '10:00', 60, '2026-01-01')""",
        PerfectOrder.COUNCIL, team, council.worker);
    assertThat(found()).isEmpty();

    owner.run("update shift set starts_at = '09:59'");
    assertThat(found()).containsExactly("worker-unreachable worker:" + council.worker);
  }

  @Test
  void a_register_older_than_a_day_and_two_hours_is_found() {
    clock.setTo(NOW.plus(Duration.ofHours(25)).plusSeconds(1));
    assertThat(rulesFound()).contains("register-stale");

    owner.run("update register_load set completed_at = ?", NOW.plus(Duration.ofHours(20)));
    assertThat(rulesFound()).doesNotContain("register-stale");
  }

  @Test
  void a_bar_is_shown_for_a_day() {
    owner.run(
        "insert into child_bar (child_id, authority_id, worker_id, recorded_at) values (?, ?, ?, ?)",
        council.child,
        PerfectOrder.COUNCIL,
        council.worker,
        NOW);
    assertThat(found()).containsExactly("bar-set child:" + council.child);

    clock.advance(Duration.ofHours(25));
    assertThat(rulesFound()).doesNotContain("bar-set");
  }

  @Test
  void an_empty_register_is_found_but_not_that_of_the_synthetic_authority() {
    owner.run("insert into authority (authority_id, name) values ('X02', 'Empty')");
    owner.run("insert into authority (authority_id, name, synthetic) values ('X99', 'S', true)");

    assertThat(found()).containsExactly("register-empty register:X02", "rota-unchecked rota:X02");
  }

  @Test
  void a_gap_of_the_rota_is_found_a_week_before_it_begins() {
    UUID gap = UUID.randomUUID();
    owner.run(
        """
        insert into rota_gap (id, authority_id, slot, from_at, until_at) values (?, ?, 'eds', ?, ?)
        """,
        gap,
        PerfectOrder.COUNCIL,
        NOW.plus(Duration.ofDays(7)),
        NOW.plus(Duration.ofDays(8)));
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(found()).containsExactly("rota-gap rota_gap:" + gap);

    owner.run("delete from rota_gap");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_rota_that_nobody_looked_at_for_three_hours_is_found() {
    owner.run("update rota_check set checked_at = ?", NOW.minus(Duration.ofHours(3)));
    assertThat(found()).isEmpty();

    owner.run("update rota_check set checked_at = ?", NOW.minus(Duration.ofMinutes(181)));
    assertThat(found()).containsExactly("rota-unchecked rota:" + PerfectOrder.COUNCIL);

    owner.run("delete from rota_check");
    assertThat(found()).containsExactly("rota-unchecked rota:" + PerfectOrder.COUNCIL);
  }

  @Test
  void bank_holidays_that_end_within_sixty_days_are_found() {
    owner.run("update rota_check set holidays_until = '2026-05-09'");
    assertThat(found()).isEmpty();

    owner.run("update rota_check set holidays_until = '2026-05-08'");
    assertThat(found()).containsExactly("calendar-ending calendar:" + PerfectOrder.COUNCIL);
  }

  @Test
  void a_register_whose_loads_were_all_empty_is_found() {
    owner.run("update register_load set children = 0");

    assertThat(found()).containsExactly("register-empty register:" + PerfectOrder.COUNCIL);
  }

  @Test
  void a_sender_that_is_silent_for_longer_than_its_own_limit_is_found() {
    owner.run(
        "insert into feed (sender, last_message_at, silent_after) values"
            + " ('ward', ?, interval '7 days'), ('cp-is', ?, interval '1 hour')",
        NOW.minus(Duration.ofDays(6)),
        NOW.minus(Duration.ofHours(1)));
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(found()).containsExactly("feed-silent feed:cp-is");
  }

  @Test
  void an_audit_entry_that_is_not_sealed_within_half_an_hour_is_found_until_it_is() {
    plantAuditEntry(NOW.minus(Duration.ofMinutes(31)));
    owner.run("revoke insert on audit_seal from wardline_auditor");
    assertThatThrownBy(this::found).isInstanceOf(InvocationFailedException.class);
    assertThat(openFindings()).containsExactly("audit-unsealed audit_chain:X01");

    owner.run("grant insert on audit_seal to wardline_auditor");
    assertThat(found()).isEmpty();
  }

  @Test
  void an_audit_entry_whose_time_lies_ahead_is_found() {
    plantAuditEntry(NOW.plus(Duration.ofMinutes(4)));
    assertThat(rulesFound()).doesNotContain("audit-unsealed");

    plantAuditEntry(NOW.plus(Duration.ofDays(1)));
    assertThat(found()).contains("audit-unsealed audit_chain:X01");
  }

  @Test
  void an_audit_entry_that_was_sealed_late_is_shown_for_a_day() {
    plantAuditEntry(NOW);
    clock.advance(Duration.ofMinutes(3));
    assertThat(found()).isEmpty();

    UUID late = plantAuditEntry(NOW.plusSeconds(1));
    assertThat(found()).containsExactly("audit-entry-late audit_entry:" + late);

    clock.advance(Duration.ofHours(25));
    assertThat(rulesFound()).doesNotContain("audit-entry-late");
  }

  @Test
  void a_use_of_the_continuity_account_is_shown_for_a_day() {
    UUID use = UUID.randomUUID();
    owner.run(
        "insert into continuity_use (id, code_hash, keeper, at) values (?, ?, 'safe-a', ?)",
        use,
        use.toString(),
        NOW);
    assertThat(found()).containsExactly("continuity-account-used continuity_use:" + use);

    clock.advance(Duration.ofHours(25));
    assertThat(rulesFound()).doesNotContain("continuity-account-used");
  }

  @Test
  void a_sign_in_that_was_given_is_shown_for_a_day() {
    owner.run(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        values (?, ?, ?, 'worker:1', 'sign-in given', 'worker:2')
        """,
        UUID.randomUUID(),
        PerfectOrder.COUNCIL,
        NOW);
    assertThat(found()).containsExactly("sign-in-given worker:2");

    clock.advance(Duration.ofHours(25));
    assertThat(rulesFound()).doesNotContain("sign-in-given");
  }

  @Test
  void a_broken_audit_chain_is_found_until_it_is_whole_again() {
    UUID entry = plantAuditEntry(NOW);
    clock.advance(Duration.ofMinutes(3));
    assertThat(found()).isEmpty();
    owner.run("update audit_entry set detail = 'forged' where id = ?", entry);
    assertThat(found()).containsExactly("audit-chain-broken audit_chain:X01");

    owner.run("update audit_entry set detail = '' where id = ?", entry);
    assertThat(found()).isEmpty();
  }

  private UUID plantAuditEntry(Instant at) {
    UUID id = UUID.randomUUID();
    owner.run(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        values (?, ?, ?, 'function:matching', 'matched', 'care_event:1')
        """,
        id,
        PerfectOrder.COUNCIL,
        at);
    return id;
  }

  private static boolean isLabel(String name) {
    return name.matches("[a-z]+(-[a-z]+)*");
  }

  private void plantReview(Instant openedAt) {
    owner.run(
        """
        insert into review (id, authority_id, care_event_id, reason, candidates, details, opened_at, round,
          round_began_at, step_due_at, policy)
        values (gen_random_uuid(), ?, ?, 'too_little', '{}', '', ?, 1, ?, ?, '{}')
        """,
        PerfectOrder.COUNCIL,
        council.careEvent,
        openedAt,
        openedAt,
        nextDay());
    owner.run(
        """
        with told as (
          insert into delivery (id, authority_id, review_id, round, kind, step, recipient_id, addressed_as, channel,
            state, due_at, announced_at, settled_at, planned_at)
          select gen_random_uuid(), authority_id, id, 1, 'tell', 'duty', gen_random_uuid(), 'duty_and_advice', 'email',
            'sent', opened_at, opened_at, opened_at, opened_at from review
          returning id, authority_id, planned_at)
        insert into delivery_attempt (delivery_id, authority_id, attempt, at, result)
        select id, authority_id, 1, planned_at, 'accepted' from told
        """);
  }

  private void plantReceipt(String result) {
    owner.run(
        "insert into delivery_receipt values (?, ?, '', ?, ?)",
        council.email,
        PerfectOrder.COUNCIL,
        result,
        NOW.plusSeconds(5));
  }

  /** Somebody answers, with the line that stands for it. */
  private void answer(String state, Instant concludeBy) {
    owner.run(
        "update notification set state = ?, step_due_at = null, acknowledged_at = ?, conclude_by = ?, outcome_due_at = ?",
        state,
        NOW,
        concludeBy,
        concludeBy);
    line(state, NOW);
  }

  private void line(String what, Instant at) {
    owner.run(
        """
        insert into notification_history (id, authority_id, notification_id, at, round, what)
        values (gen_random_uuid(), ?, ?, ?, 1, ?)
        """,
        PerfectOrder.COUNCIL,
        council.notification,
        at,
        what);
  }

  private void deleteDeliveries() {
    owner.run("delete from desktop_item");
    owner.run("delete from delivery_attempt");
    owner.run("delete from delivery");
  }

  private static Instant nextDay() {
    return NOW.plus(Duration.ofDays(1));
  }

  private List<String> found() {
    auditor.handleRequest(new ScheduledEvent(), null);
    return openFindings();
  }

  private List<String> openFindings() {
    return owner.ask(
        "select rule || ' ' || subject from finding where cleared_at is null order by rule");
  }

  private List<String> rulesFound() {
    auditor.handleRequest(new ScheduledEvent(), null);
    return owner.ask("select distinct rule from finding where cleared_at is null order by rule");
  }
}

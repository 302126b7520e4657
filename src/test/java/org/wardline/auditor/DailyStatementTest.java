package org.wardline.auditor;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.wardline.SentMail;
import org.wardline.platform.time.MovableClock;

/** The statement about yesterday, over the function: counted, kept and mailed. */
@QuarkusTest
class DailyStatementTest {

  private static final Instant YESTERDAY = MovableClock.START.minus(Duration.ofDays(1));

  @Inject
  @Named("auditor")
  AuditorHandler auditor;

  @Inject MovableClock clock;
  @Inject SentMail mail;

  private OwnersConnection owner;
  private PerfectOrder council;

  @BeforeEach
  void plantYesterdayInPerfectOrder() {
    clock.reset();
    mail.clear();
    owner = OwnersConnection.open();
    owner.empty();
    council = new PerfectOrder(owner, YESTERDAY).plant();
    takenIn("sender:a-sender", "stored=1 quarantined=0", YESTERDAY);
  }

  @AfterEach
  void leaveNothing() {
    owner.empty();
    owner.close();
    mail.clear();
    clock.reset();
  }

  @Test
  void a_day_on_which_all_is_well_is_stated_once_and_mailed_once() {
    run();
    run();

    assertThat(owner.ask("select day || ' ' || differences from daily_statement"))
        .containsExactly("2026-03-09 0");
    assertThat(mail.all())
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.source())
                    .contains("Wardline daily statement 2026-03-09", "All counts agree."));
  }

  @Test
  void it_counts_events_notifications_and_deliveries_of_that_day_only() {
    takenIn("sender:a-sender", "stored=5 quarantined=1", MovableClock.START);
    run();

    assertThat(statement())
        .containsPattern("events in +1\n +matched +1\n")
        .containsPattern("messages set aside +0\n")
        .containsPattern("notifications +1\n +concluded +0\n +acknowledged +0\n +open +1\n")
        .containsPattern("deliveries +2\n +due +0\n +sending +0\n +sent +2\n");
  }

  @Test
  void a_care_event_that_was_taken_in_and_is_gone_is_a_difference_and_a_finding() {
    owner.run("update care_event set accepted_at = accepted_at - interval '3 days'");
    run();

    assertThat(statement()).contains("1 count(s) differ").containsPattern("DIFFERENCE +1\n");
    assertThat(found()).contains("statement-differs daily_statement:2026-03-09");
    assertThat(mail.all())
        .singleElement()
        .satisfies(sent -> assertThat(sent.source()).contains("counts differ"));
  }

  @Test
  void a_notification_that_was_opened_and_is_gone_is_a_difference() {
    owner.run("update notification set opened_at = opened_at - interval '3 days'");
    run();

    assertThat(statement()).contains("1 count(s) differ");
  }

  @Test
  void a_delivery_that_was_falsely_marked_as_sent_is_a_difference() {
    owner.run("delete from delivery_attempt where delivery_id = ?", council.email);
    run();

    assertThat(statement())
        .containsPattern("deliveries +2\n +due +0\n +sending +0\n +sent +1\n")
        .containsPattern("DIFFERENCE +1\n");
  }

  @Test
  void a_desktops_delivery_that_was_tried_and_stands_on_no_desktop_is_a_difference() {
    owner.run("delete from desktop_item");
    owner.run(
        "insert into delivery_attempt (delivery_id, authority_id, attempt, at, result)"
            + " values (?, ?, 7, ?, 'accepted')",
        council.desktop,
        PerfectOrder.COUNCIL,
        YESTERDAY);
    run();

    assertThat(found()).contains("delivery-falsely-sent delivery:" + council.desktop);
    assertThat(statement())
        .containsPattern("deliveries +2\n +due +0\n +sending +0\n +sent +1\n")
        .containsPattern("DIFFERENCE +1\n");
  }

  @Test
  void a_delivery_that_only_its_receipt_proves_is_no_difference() {
    owner.run("update delivery set state = 'delivered' where id = ?", council.email);
    owner.run("delete from delivery_attempt");
    owner.run(
        "insert into delivery_receipt values (?, ?, '', 'notify_delivered', ?)",
        council.email,
        PerfectOrder.COUNCIL,
        YESTERDAY);
    run();

    assertThat(statement()).contains("All counts agree.");
  }

  @Test
  void a_delivery_whose_attempts_all_failed_and_that_counts_as_sent_is_a_difference() {
    owner.run("update delivery_attempt set result = 'smtp_451'");
    run();

    assertThat(statement()).contains("1 count(s) differ");
  }

  @Test
  void a_care_event_that_is_deleted_after_its_day_was_stated_is_found() {
    run();
    assertThat(found()).noneMatch(finding -> finding.startsWith("statement-"));

    owner.run("delete from episode_event");
    owner.run("delete from care_event");
    run();

    assertThat(found()).contains("statement-no-longer-true daily_statement:2026-03-09");
    assertThat(statement()).contains("All counts agree.");
  }

  @Test
  void a_day_that_was_stated_with_a_difference_is_not_found_a_second_time() {
    owner.run("delete from episode_event");
    owner.run("delete from care_event");
    run();
    run();

    assertThat(found())
        .filteredOn(finding -> finding.startsWith("statement-"))
        .containsExactly("statement-differs daily_statement:2026-03-09");
  }

  @Test
  void what_is_synthetic_is_not_counted() {
    UUID event = UUID.randomUUID();
    council.plantCareEvent(event, "nobody_follows", YESTERDAY);
    owner.run("update care_event set sender = 'synthetic' where id = ?", event);
    takenIn("sender:synthetic", "stored=1 quarantined=0", YESTERDAY);
    run();

    assertThat(statement()).containsPattern("events in +1\n").contains("All counts agree.");
  }

  @Test
  void each_day_that_an_outage_missed_is_stated_afterwards() {
    run();
    clock.advance(Duration.ofDays(3));
    run();

    assertThat(owner.ask("select day from daily_statement order by day"))
        .containsExactly("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12");
  }

  @Test
  void before_eight_o_clock_yesterday_is_not_stated_yet() {
    clock.advance(Duration.ofHours(-3));
    run();

    assertThat(owner.ask("select day from daily_statement")).containsExactly("2026-03-08");
  }

  @Test
  void a_statement_that_nobody_made_is_found_after_nine() {
    owner.run(
        "insert into daily_statement (day, made_at, body, differences, to_mail) values"
            + " ('2026-03-20', ?, '', 0, false)",
        MovableClock.START);
    run();

    assertThat(found()).contains("statement-missing daily_statement:2026-03-09");
  }

  private void takenIn(String sender, String detail, Instant at) {
    owner.run(
        """
        insert into audit_entry (id, at, actor, action, subject, detail)
        values (gen_random_uuid(), ?, ?, 'message taken in', ?, ?)
        """,
        at,
        sender,
        sender,
        detail);
  }

  private String statement() {
    return owner.ask("select body from daily_statement where day = '2026-03-09'").getFirst();
  }

  private List<String> found() {
    return owner.ask("select rule || ' ' || subject from finding where cleared_at is null");
  }

  private void run() {
    auditor.handleRequest(new ScheduledEvent(), null);
  }
}

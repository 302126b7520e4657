package org.wardline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.notifications.Desk;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

/** A desktop item is delivered when its reader has opened it, and not before. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class UnseenDesktopTest {
  private static final String NUMBER = "9990000018";
  private static final String BY_EMAIL =
      "select state from delivery where channel = 'email' and recipient_id = '"
          + Council.ALLOCATED
          + "'";

  MailSink sink;
  @Inject Council council;
  @Inject Line line;
  @Inject Desk desk;
  @Inject Sealing sealing;
  @Inject LocalTrigger trigger;
  @Inject MovableClock clock;

  @BeforeEach
  void tell() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    sink.clear();
    trigger.drain("dispatch");
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  private void opens(java.util.UUID reader) {
    Worker worker = line.worker(reader);
    line.await(() -> sealing.keys().chain(keys -> desk.open(worker, line.notification(), keys)));
  }

  private List<String> desktop() {
    return council.strings("select state from delivery where channel = 'desktop'");
  }

  @Test
  void what_nobody_opened_within_five_minutes_is_told_by_email_as_well() {
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    line.askForReceipts();
    assertThat(council.strings(BY_EMAIL)).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    line.tick();
    trigger.drain("dispatch");

    assertThat(council.strings(BY_EMAIL)).containsExactly("sent");
    assertThat(desktop()).containsExactly("sent");
    assertThat(sink.taken()).hasSize(2);
    assertThat(line.history()).contains("not_shown");
  }

  @Test
  void it_is_told_by_email_once_however_often_it_is_asked_for() {
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();
    council.execute("update delivery set receipt_due_at = planned_at where channel = 'desktop'");
    line.askForReceipts();

    assertThat(sink.taken()).hasSize(2);
  }

  @Test
  void who_has_no_address_keeps_the_time_that_the_policy_gives_them() {
    council.execute("update worker set email = null where id = ?", Council.ALLOCATED);
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    trigger.drain("dispatch");

    assertThat(council.strings(BY_EMAIL)).isEmpty();
    assertThat(line.history()).doesNotContain("not_shown", "gave_up", "hurried");
    assertThat(council.strings("select step_due_at - opened_at from notification"))
        .containsExactly("02:00:00");
  }

  @Test
  void what_was_opened_in_time_is_delivered_and_needs_no_email() {
    clock.advance(Duration.ofMinutes(4));
    opens(Council.ALLOCATED);
    clock.advance(Duration.ofMinutes(4));
    line.tick();
    trigger.drain("dispatch");

    assertThat(desktop()).containsExactly("delivered");
    assertThat(council.strings(BY_EMAIL)).isEmpty();
  }

  @Test
  void what_somebody_else_acknowledged_meanwhile_needs_no_email() {
    line.acknowledge(Council.DUTY);
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();

    assertThat(council.strings(BY_EMAIL)).isEmpty();
  }

  @Test
  void who_is_told_by_email_on_the_same_step_anyway_gets_one_and_not_two() {
    clock.advance(Duration.ofHours(2));
    line.tick();
    line.dispatch();
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();

    assertThat(
            council.strings(
                "select state from delivery where channel = 'email' and recipient_id = '"
                    + Council.DUTY
                    + "'"))
        .containsExactly("sent");
  }
}

package org.wardline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.SentMail;
import org.wardline.notifications.Answer;
import org.wardline.platform.time.MovableClock;

/** What nobody answers although everybody was told. */
@QuarkusTest
class UnansweredTest {
  private static final String NUMBER = "9990000018";

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject SentMail mail;

  @BeforeEach
  void tellEverybody() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    tickAt("2026-03-10T13:00:00Z");
    tickAt("2026-03-10T18:00:00Z");
    line.dispatch();
  }

  private void tickAt(String time) {
    clock.setTo(Instant.parse(time));
    line.tick();
  }

  private List<String> steps(int round) {
    return council.strings(
        "select split_part(detail, ':', 1) from notification_history where what like 'step_%' and round = "
            + round
            + " order by position");
  }

  private List<String> state() {
    return council.strings("select state || round from notification");
  }

  @Test
  void it_begins_anew_with_the_same_people_when_the_office_opens() {
    assertThat(steps(1))
        .containsExactly("allocated", "duty", "manager", "eds", "second eds", "eds manager");
    tickAt("2026-03-11T08:29:00Z");
    assertThat(state()).containsExactly("open1");

    tickAt("2026-03-11T08:30:00Z");
    assertThat(state()).containsExactly("open2");
    assertThat(line.history()).containsOnlyOnce("nobody_answered");
    assertThat(
            council.strings(
                "select a.action from audit_entry a join notification n on a.subject = 'notification:' || n.id"
                    + " and a.detail = 'child:' || n.child_id where a.actor = 'function:escalation'"))
        .containsExactly("nobody_answered");
    assertThat(
            council.strings(
                "select recipient_id from delivery where round = 2 and channel = 'desktop'"))
        .containsExactly(Council.ALLOCATED.toString());
    tickAt("2026-03-11T10:30:00Z");
    tickAt("2026-03-11T11:30:00Z");
    assertThat(steps(2)).containsExactly("allocated", "duty", "manager");
  }

  @Test
  void it_is_as_urgent_as_before_when_it_begins_anew() {
    tickAt("2026-03-11T08:30:00Z");
    mail.clear();
    line.dispatch();

    assertThat(mail.all())
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.source()).contains("Urgency: now."));
  }

  @Test
  void it_calls_out_nobody_at_night_again_and_goes_on_day_after_day() {
    tickAt("2026-03-11T08:30:00Z");
    tickAt("2026-03-11T11:30:00Z");
    tickAt("2026-03-11T20:00:00Z");
    assertThat(steps(2)).containsExactly("allocated", "duty", "manager");
    assertThat(state()).containsExactly("open2");

    tickAt("2026-03-12T08:30:00Z");
    assertThat(state()).containsExactly("open3");
  }

  @Test
  void who_answers_late_ends_it() {
    assertThat(line.acknowledge(Council.EDS_MANAGER)).isEqualTo(new Answer.Recorded(List.of()));
    tickAt("2026-03-11T08:30:00Z");

    assertThat(state()).containsExactly("acknowledged1");
  }

  @Test
  void the_last_steps_deliveries_are_sent_although_nothing_is_left_to_be_told() {
    assertThat(council.strings("select distinct state from delivery where step = 'eds manager'"))
        .containsExactly("sent");
  }

  @Test
  void an_address_that_bounces_after_the_last_step_does_not_begin_it_anew() {
    tickAt("2026-03-11T08:30:00Z");
    tickAt("2026-03-11T11:30:00Z");
    council.execute("update notification set hurried = true, step_due_at = ?", clock.instant());
    line.tick();

    assertThat(state()).containsExactly("open2");
    assertThat(
            council.strings(
                "select hurried || ' ' || (step_due_at at time zone 'UTC') from notification"))
        .containsExactly("false 2026-03-12 08:30:00");
  }

  @Test
  void what_is_synthetic_is_told_once() {
    council.execute("update authority set synthetic = true");
    tickAt("2026-03-11T08:30:00Z");
    line.tick();

    assertThat(council.strings("select state || round || (step_due_at is null) from notification"))
        .containsExactly("open1true");
  }
}

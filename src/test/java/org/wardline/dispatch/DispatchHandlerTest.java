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
import org.wardline.platform.time.MovableClock;

@QuarkusTest
@WithTestResource(OwnRelay.class)
class DispatchHandlerTest {
  private static final String NUMBER = "9990000018";

  MailSink sink;
  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    sink.clear();
    line.match(access(NUMBER, "L-1001", MovableClock.START));
  }

  private String email(String column) {
    return council
        .strings("select " + column + " from delivery where channel = 'email'")
        .getFirst();
  }

  @Test
  void the_same_message_twice_is_one_desktop_item_and_one_mail() {
    assertThat(line.dispatch()).isZero();
    council.execute("update delivery set announced_at = announced_at");
    assertThat(line.dispatch()).isZero();

    assertThat(council.strings("select delivery_id from desktop_item")).hasSize(1);
    assertThat(sink.taken()).hasSize(1);
  }

  @Test
  void a_notification_acknowledged_before_it_was_sent_is_not_sent() {
    line.acknowledge(Council.ALLOCATED);
    council.execute("update delivery set state = 'due', settled_at = null");

    assertThat(line.dispatch()).isZero();

    assertThat(council.strings("select distinct state from delivery"))
        .containsExactly("not_needed");
    assertThat(sink.taken()).isEmpty();
  }

  @Test
  void a_relay_that_is_away_leaves_the_message_and_holds_nothing_but_the_mail() {
    sink.answerWith("451 later");

    assertThat(line.dispatch()).isEqualTo(1);
    assertThat(council.strings("select delivery_id from desktop_item")).hasSize(1);
    assertThat(email("state || attempts || ' ' || (due_at - planned_at)"))
        .isEqualTo("due1 00:01:00");

    sink.answerWith("250 taken over");
    clock.advance(Duration.ofMinutes(1));
    assertThat(line.dispatch()).isZero();

    assertThat(email("state || attempts")).isEqualTo("sent2");
    assertThat(council.strings("select result from delivery_attempt order by attempt"))
        .containsExactly("smtp_451", "accepted");
  }

  @Test
  void what_the_relay_refuses_for_good_is_given_up_and_said() {
    sink.refuse("RCPT TO", "550 5.1.1 no such mailbox");

    assertThat(line.dispatch()).isZero();

    assertThat(email("state")).isEqualTo("failed");
    assertThat(line.history()).contains("gave_up");
  }

  @Test
  void what_the_relay_refuses_everybody_is_tried_again_and_hurries_nobody() {
    sink.refuse("MAIL FROM", "550 5.7.1 sender not allowed");

    assertThat(line.dispatch()).isEqualTo(1);
    sink.clear();
    sink.refuse("DATA", "554 5.3.0 out of order");
    clock.advance(Duration.ofMinutes(1));
    assertThat(line.dispatch()).isEqualTo(1);
    sink.clear();
    sink.answerWith("550 5.7.1 this text is not taken");
    clock.advance(Duration.ofMinutes(2));
    assertThat(line.dispatch()).isEqualTo(1);

    assertThat(council.strings("select result from delivery_attempt order by attempt"))
        .containsExactly("smtp_550", "smtp_554", "smtp_550");
    assertThat(email("state || ' ' || (due_at - planned_at)")).isEqualTo("due 00:08:00");
    assertThat(line.history()).doesNotContain("gave_up", "hurried");
  }

  @Test
  void a_relay_that_is_too_slow_to_say_that_it_has_a_mail_gets_few_copies() {
    sink.takeSlowly();

    assertThat(line.dispatch()).isEqualTo(1);

    assertThat(sink.taken()).hasSize(1);
    assertThat(council.strings("select via || ' ' || result from delivery_attempt"))
        .containsExactly("smtp smtp_timeout");
    assertThat(email("state || ' ' || (due_at - planned_at)")).isEqualTo("due 00:05:00");
    sink.clear();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    assertThat(line.dispatch()).isZero();
    assertThat(withdrawnByEmail()).as("who may have it is told that it is withdrawn").hasSize(1);
  }

  private List<String> withdrawnByEmail() {
    return council.strings("select id from delivery where kind = 'withdraw' and channel = 'email'");
  }

  @Test
  void who_may_have_an_e_mail_of_a_process_that_died_is_told_that_it_is_withdrawn() {
    line.dispatch();
    council.execute(
        "update delivery set state = 'sending', claimed_at = ? where channel = 'email'",
        MovableClock.START);
    line.acknowledge(Council.MANAGER);
    clock.advance(Duration.ofMinutes(3));
    line.dispatch();
    assertThat(email("state")).isEqualTo("not_needed");

    line.conclude(Council.MANAGER, "WRONG_CHILD");

    assertThat(withdrawnByEmail()).hasSize(1);
  }

  @Test
  void an_attempt_that_left_no_result_is_made_again_with_the_same_message_id() {
    line.dispatch();
    council.execute(
        "update delivery set state = 'sending', claimed_at = ? where channel = 'email'",
        MovableClock.START);

    clock.advance(Duration.ofMinutes(3));
    line.dispatch();

    assertThat(sink.taken()).hasSize(2).containsOnly("<" + email("id") + "@wardline.invalid>");
    assertThat(line.history()).contains("sent_again");
  }

  @Test
  void a_connection_that_is_cut_after_the_last_line_of_a_mail_leads_to_one_with_the_same_id() {
    sink.cutAfterNextMail();

    assertThat(line.dispatch()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(line.dispatch()).isZero();

    assertThat(council.strings("select result from delivery_attempt order by attempt"))
        .containsExactly("ioexception", "accepted");
    assertThat(sink.taken()).hasSize(2).containsOnly("<" + email("id") + "@wardline.invalid>");
  }

  @Test
  void a_mail_that_failed_for_three_days_is_given_up() {
    sink.answerWith("451 later");
    clock.advance(Duration.ofDays(3));

    assertThat(line.dispatch()).isEqualTo(1);

    assertThat(email("state")).isEqualTo("failed");
  }
}

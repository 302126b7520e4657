package org.wardline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.time.MovableClock;

/** Somebody who cannot be reached makes the next step due now. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class UnreachableTest {
  private static final String NUMBER = "9990000018";
  private static final String STEPS = "select distinct step from delivery order by step";

  MailSink sink;
  @Inject Council council;
  @Inject Line line;
  @Inject LocalTrigger trigger;
  @Inject MovableClock clock;

  @BeforeEach
  void match() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    sink.clear();
    line.match(access(NUMBER, "L-1001", MovableClock.START));
  }

  @Test
  void a_mailbox_that_does_not_exist_makes_the_next_step_due_now_and_only_that() {
    sink.refuse("RCPT TO", "550 5.1.1 no such mailbox");
    line.dispatch();
    sink.clear();
    assertThat(line.history()).contains("hurried");

    clock.advance(Duration.ofMinutes(1));
    line.tick();
    line.tick();

    assertThat(council.strings(STEPS)).containsExactly("allocated", "duty");
    assertThat(council.strings("select step_due_at - round_began_at from notification"))
        .containsExactly("03:00:00");
  }

  @Test
  void what_failed_for_three_days_is_given_up_hurries_the_next_step_and_is_found() {
    sink.answerWith("451 later");
    council.execute("update notification set step_due_at = step_due_at + interval '10 days'");
    clock.advance(Duration.ofDays(3));
    line.dispatch();
    sink.clear();

    assertThat(council.strings("select state from delivery where channel = 'email'"))
        .containsExactly("failed");
    line.tick();
    assertThat(council.strings(STEPS)).contains("duty");
    trigger.tick("auditor");
    assertThat(council.strings("select rule from finding where cleared_at is null"))
        .contains("delivery-failed");
  }

  @Test
  void a_temporary_failure_hurries_nobody() {
    sink.answerWith("451 later");
    line.dispatch();
    sink.clear();
    line.tick();

    assertThat(council.strings(STEPS)).containsExactly("allocated");
  }

  @Test
  void a_relay_that_refuses_everybody_hurries_nobody() {
    sink.refuse("RCPT TO", "550 5.7.1 relaying denied");
    line.dispatch();
    sink.clear();
    line.tick();

    assertThat(council.strings("select state from delivery where channel = 'email'"))
        .containsExactly("due");
    assertThat(council.strings(STEPS)).containsExactly("allocated");
  }

  @Test
  void a_round_that_was_answered_is_not_hurried() {
    sink.refuse("RCPT TO", "550 5.1.1 no such mailbox");
    line.acknowledge(Council.ALLOCATED);
    council.execute("update delivery set state = 'due', settled_at = null");
    line.dispatch();
    sink.clear();

    assertThat(council.strings("select hurried from notification")).containsExactly("f");
  }
}

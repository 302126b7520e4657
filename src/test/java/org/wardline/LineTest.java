package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.Answer;
import org.wardline.platform.time.MovableClock;

/** From a matched event to a recorded outcome. */
@QuarkusTest
class LineTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final Instant AT = MovableClock.START.minus(Duration.ofMinutes(5));

  @Inject Council council;
  @Inject Line line;
  @Inject SentMail mail;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    mail.clear();
    council.child(NUMBER, "L-1001", BORN);
    line.match(access(NUMBER, "L-1001", AT));
    assertThat(line.dispatch()).isZero();
  }

  @Test
  void the_worker_has_it_on_the_desktop_and_the_backup_mailbox_has_a_content_free_mail() {
    assertThat(council.strings("select worker_id from desktop_item"))
        .containsExactly(Council.ALLOCATED.toString());
    assertThat(mail.all())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.to()).isEqualTo(Council.BACKUP_MAILBOX);
              assertThat(sent.messageId())
                  .isEqualTo(
                      "<"
                          + council
                              .strings("select id from delivery where channel = 'email'")
                              .getFirst()
                          + "@wardline.invalid>");
              assertThat(sent.source())
                  .contains("01632 960001")
                  .doesNotContain(
                      NUMBER, "Zephyrine", "Quillfeather", "Example General", "2019", "L-1001");
            });
  }

  @Test
  void nobody_answers_and_the_duty_worker_then_the_manager_are_told() {
    clock.advance(Duration.ofHours(2));
    line.tick();
    line.dispatch();
    assertThat(council.strings("select worker_id from desktop_item order by placed_at desc"))
        .containsExactly(Council.DUTY.toString(), Council.ALLOCATED.toString());

    clock.advance(Duration.ofHours(1));
    line.tick();
    line.dispatch();
    assertThat(
            council.strings("select worker_id from desktop_item order by placed_at desc limit 1"))
        .containsExactly(Council.MANAGER.toString());
    assertThat(mail.all()).hasSize(3);
  }

  @Test
  void an_acknowledged_notification_is_escalated_no_further_and_the_outcome_is_recorded() {
    assertThat(line.acknowledge(Council.DUTY)).isEqualTo(new Answer.Recorded(List.of()));
    clock.advance(Duration.ofHours(4));
    line.tick();
    assertThat(council.strings("select id from delivery")).hasSize(2);

    assertThat(line.conclude(Council.DUTY, "CONTACTED_HOSPITAL"))
        .isEqualTo(new Answer.Recorded(List.of()));
    assertThat(council.strings("select state || ' ' || outcome from notification"))
        .containsExactly("concluded CONTACTED_HOSPITAL");
    assertThat(line.history())
        .containsExactly("opened", "step_taken", "sent", "acknowledged", "concluded");
  }
}

package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.announcing;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.Answer;
import org.wardline.notifications.Answers;
import org.wardline.notifications.Outcome;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.SignIns;
import org.wardline.teams.Worker;

/**
 * The engine's steps one after the other, each function called with the message that its queue
 * would hold.
 */
@QuarkusTest
class LineTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final Instant AT = MovableClock.START.minus(Duration.ofMinutes(5));

  @Inject Council council;
  @Inject AcceptedEvents accepted;
  @Inject SentMail mail;
  @Inject MovableClock clock;
  @Inject SignIns signIns;
  @Inject Answers answers;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;

  @Inject
  @Named("matching")
  RequestHandler<SQSEvent, SQSBatchResponse> matching;

  @Inject
  @Named("dispatch")
  RequestHandler<SQSEvent, SQSBatchResponse> dispatch;

  @Inject
  @Named("escalation")
  RequestHandler<ScheduledEvent, Void> escalation;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    mail.clear();
    council.child(NUMBER, "L-1001", BORN);
  }

  private void accessIsMatched() {
    UUID event = accepted.store(access(NUMBER, "L-1001", AT));
    assertThat(AcceptedEvents.hand(matching, Stream.of(announcing(event)))).isEmpty();
  }

  private List<String> dispatchAllDue() {
    return AcceptedEvents.hand(
        dispatch,
        council
            .strings(
                """
                select json_build_object('deliveryId', id, 'authority', authority_id)
                from delivery where state in ('due', 'sending') order by id""")
            .stream());
  }

  private void tick() {
    escalation.handleRequest(new ScheduledEvent(), null);
  }

  private Worker worker(UUID id) {
    return awaiting.await(() -> signIns.find("subject-" + id)).orElseThrow();
  }

  private UUID notification() {
    return UUID.fromString(council.strings("select id from notification").getFirst());
  }

  @Test
  void the_worker_has_it_on_the_desktop_and_the_backup_mailbox_has_a_content_free_mail() {
    accessIsMatched();
    assertThat(dispatchAllDue()).isEmpty();

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
    accessIsMatched();
    dispatchAllDue();

    clock.advance(Duration.ofHours(2));
    tick();
    dispatchAllDue();
    assertThat(council.strings("select worker_id from desktop_item order by placed_at desc"))
        .containsExactly(Council.DUTY.toString(), Council.ALLOCATED.toString());

    clock.advance(Duration.ofHours(1));
    tick();
    dispatchAllDue();
    assertThat(
            council.strings("select worker_id from desktop_item order by placed_at desc limit 1"))
        .containsExactly(Council.MANAGER.toString());
    assertThat(mail.all()).hasSize(3);
  }

  @Test
  void an_acknowledged_notification_is_escalated_no_further_and_the_outcome_is_recorded() {
    accessIsMatched();
    dispatchAllDue();

    Worker duty = worker(Council.DUTY);
    UUID id = notification();
    Answer acknowledged = awaiting.await(() -> answers.acknowledge(duty, id));
    assertThat(acknowledged).isEqualTo(new Answer.Recorded(List.of()));
    clock.advance(Duration.ofHours(4));
    tick();
    assertThat(council.strings("select id from delivery")).hasSize(2);

    Answer concluded =
        awaiting.await(
            () ->
                sealing
                    .keys()
                    .chain(
                        keys ->
                            answers.conclude(
                                duty, id, Outcome.CONTACTED_HOSPITAL, "Rang the ward.", keys)));
    assertThat(concluded).isEqualTo(new Answer.Recorded(List.of()));
    assertThat(council.strings("select state || ' ' || outcome from notification"))
        .containsExactly("concluded CONTACTED_HOSPITAL");
    assertThat(council.strings("select what from notification_history order by position"))
        .containsExactly("opened", "step_taken", "sent", "acknowledged", "concluded");
  }
}

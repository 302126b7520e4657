package org.wardline.dispatch.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.RecordedLines;
import org.wardline.dispatch.email.NotifyStub.Taken;
import org.wardline.platform.time.MovableClock;

/** E-mails through GOV.UK Notify, its callbacks, and asking it. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
@WithTestResource(OwnNotify.class)
class GovukNotifyTest {
  private static final String NUMBER = "9990000018";
  private static final String OTHER_NUMBER = "9990000026";

  MailSink sink;
  NotifyStub notify;
  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;

  @Inject
  @Named("auditor")
  RequestHandler<ScheduledEvent, Void> auditor;

  @ConfigProperty(name = "test.url")
  String url;

  @BeforeEach
  void match() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    sink.clear();
    notify.reset();
    line.match(access(NUMBER, "L-1001", MovableClock.START));
  }

  private String email(String column) {
    return council
        .strings("select " + column + " from delivery where channel = 'email'")
        .getFirst();
  }

  private int callBack(String token, UUID id, String reference, String status) {
    return given()
        .baseUri(url)
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(
            """
            {"id": "%s", "reference": "%s", "to": "duty-and-advice@exampleshire.example", "status": "%s",
             "created_at": "2026-03-10T10:00:00.000000Z", "completed_at": "2026-03-10T10:00:05.000000Z",
             "sent_at": "2026-03-10T10:00:02.000000Z", "notification_type": "email",
             "template_id": "f33517ff-2a88-4f6e-b855-c550268ce08a", "template_version": 1}
            """
                .formatted(id, reference, status))
        .post(NotifyCallbacks.PATH)
        .statusCode();
  }

  private int callBack(Taken taken, String status) {
    return callBack(OwnNotify.CALLBACK_TOKEN, taken.id(), taken.reference(), status);
  }

  @Test
  void an_email_goes_to_notify_under_the_deliverys_own_id_and_says_nothing_of_the_child() {
    assertThat(line.dispatch()).isZero();

    Taken taken = notify.taken().getFirst();
    assertThat(notify.taken()).hasSize(1);
    assertThat(taken.reference()).isEqualTo(email("id"));
    assertThat(taken.address()).isEqualTo(Council.BACKUP_MAILBOX);
    assertThat(taken.text())
        .contains("/notifications/" + line.notification())
        .doesNotContain(NUMBER, "L-1001", "Zephyrine", "Quillfeather", "Hospital", "RXX");
    assertThat(email("state || ' ' || via || ' ' || provider_reference"))
        .isEqualTo("sent notify " + taken.id());
    assertThat(sink.taken()).isEmpty();
  }

  @Test
  void an_attempt_whose_answer_was_lost_is_looked_up_and_never_doubled() {
    notify.loseAnswer();
    assertThat(line.dispatch()).isEqualTo(1);
    assertThat(email("state")).isEqualTo("due");

    clock.advance(Duration.ofMinutes(1));
    assertThat(line.dispatch()).isZero();

    assertThat(notify.taken()).hasSize(1);
    assertThat(email("state || ' ' || provider_reference"))
        .isEqualTo("sent " + notify.taken().getFirst().id());
  }

  @Test
  void an_address_that_notify_refuses_is_given_up_and_hurries_the_next_step() {
    notify.refuseWith(400, "ValidationError", "email_address is not a valid email address");

    assertThat(line.dispatch()).isZero();

    assertThat(email("state")).isEqualTo("failed");
    assertThat(council.strings("select via || ' ' || result from delivery_attempt"))
        .containsExactly("notify notify_400_address");
    assertThat(line.history()).contains("hurried");
  }

  @Test
  void what_notify_refuses_everybody_is_tried_again_alarms_and_goes_when_it_is_mended() {
    notify.refuseWith(400, "BadRequestError", "Template not found");

    assertThat(line.dispatch()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(16));
    assertThat(line.dispatch()).isEqualTo(1);

    assertThat(line.history()).doesNotContain("gave_up", "hurried");
    assertThat(council.strings("select result from delivery_attempt order by attempt"))
        .containsExactly("notify_400_service", "notify_400_service");
    auditor.handleRequest(new ScheduledEvent(), null);
    assertThat(council.strings("select subject from finding where rule = 'delivery-unsent'"))
        .containsExactly("delivery:" + email("id"));

    notify.refuseWith(0);
    clock.advance(Duration.ofMinutes(2));
    assertThat(line.dispatch()).isZero();
    assertThat(notify.taken()).hasSize(1);
  }

  @Test
  void a_refused_key_and_an_outage_of_notify_are_tried_again() {
    notify.refuseWith(403);
    line.dispatch();
    notify.refuseWith(500);
    clock.advance(Duration.ofMinutes(1));
    line.dispatch();
    notify.refuseWith(0);
    clock.advance(Duration.ofMinutes(2));
    line.dispatch();

    assertThat(council.strings("select result from delivery_attempt order by attempt"))
        .containsExactly("notify_403", "notify_500", "accepted");
    assertThat(notify.taken()).hasSize(1);
  }

  @Test
  void notifys_limit_never_delays_a_first_notification_which_goes_over_the_relay() {
    notify.refuseWith(429);

    assertThat(line.dispatch()).isZero();

    assertThat(sink.taken()).hasSize(1);
    assertThat(email("state || ' ' || via")).isEqualTo("sent smtp");
  }

  @Test
  void notifys_limit_makes_a_repeated_attempt_wait() {
    notify.refuseWith(500);
    line.dispatch();
    notify.refuseWith(429);
    clock.advance(Duration.ofMinutes(1));

    assertThat(line.dispatch()).isEqualTo(1);

    assertThat(sink.taken()).isEmpty();
    assertThat(email("state")).isEqualTo("due");
  }

  @Test
  void a_notify_that_never_answers_holds_up_nothing_but_its_own_email() {
    notify.hang();

    assertThat(line.dispatch()).isEqualTo(1);

    assertThat(council.strings("select state from delivery where channel = 'desktop'"))
        .containsExactly("sent");
    assertThat(council.strings("select result from delivery_attempt"))
        .containsExactly("notify_timeoutexception");
  }

  /** A second child's e-mail is due, while the first one's receipt is to be asked for. */
  private void sendFirstAndMatchSecond() {
    line.dispatch();
    clock.advance(Duration.ofMinutes(2));
    council.child(OTHER_NUMBER, "L-1002", LocalDate.of(2018, 2, 3));
    line.match(access(OTHER_NUMBER, "L-1002", MovableClock.START.plusSeconds(60)));
  }

  @Test
  void what_is_due_is_sent_and_recorded_before_anybody_is_asked_for_receipts() {
    sendFirstAndMatchSecond();
    List<String> whenAsked = new CopyOnWriteArrayList<>();
    notify.whenAsked(
        () ->
            whenAsked.addAll(
                council.strings("select state from delivery where channel = 'email'")));

    assertThat(line.dispatchAndAskForReceipts()).isZero();

    assertThat(whenAsked).containsExactly("sent", "sent");
  }

  @Test
  void a_receipt_that_cannot_be_recorded_holds_up_no_sending() {
    sendFirstAndMatchSecond();
    notify.setStatus("delivered");
    council.execute("alter table delivery_receipt add constraint broken check (false) not valid");
    try {
      assertThat(line.dispatchAndAskForReceipts()).isZero();
    } finally {
      council.execute("alter table delivery_receipt drop constraint broken");
    }

    assertThat(council.strings("select state from delivery where channel = 'email'"))
        .containsExactly("sent", "sent");
    assertThat(notify.taken()).hasSize(2);
  }

  @Test
  void a_mail_that_hangs_loses_no_result_of_another_and_says_why_it_failed() {
    council.child(OTHER_NUMBER, "L-1002", LocalDate.of(2018, 2, 3));
    line.match(access(OTHER_NUMBER, "L-1002", MovableClock.START.plusSeconds(60)));
    notify.hangFor(email("id"));

    assertThat(line.dispatch()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(3));
    notify.hangFor("");
    assertThat(line.dispatch()).isZero();

    assertThat(council.strings("select result from delivery_attempt order by attempt, result"))
        .containsExactly("accepted", "notify_timeoutexception", "accepted");
    assertThat(notify.taken()).hasSize(2);
  }

  @Test
  void a_callback_settles_the_delivery_and_the_same_one_again_changes_nothing() {
    line.dispatch();
    Taken taken = notify.taken().getFirst();

    assertThat(callBack(taken, "delivered")).isEqualTo(204);
    assertThat(callBack(taken, "delivered")).isEqualTo(204);
    assertThat(callBack(taken, "permanent-failure")).isEqualTo(204);

    assertThat(email("state")).isEqualTo("delivered");
    assertThat(line.history().stream().filter("arrived"::equals)).hasSize(1);
    assertThat(council.strings("select result from delivery_receipt order by result"))
        .containsExactly("notify_delivered", "notify_permanent_failure");
  }

  @Test
  void a_forged_or_unreadable_callback_changes_nothing() {
    line.dispatch();
    Taken taken = notify.taken().getFirst();

    assertThat(callBack("a-guess", taken.id(), taken.reference(), "delivered")).isEqualTo(401);
    assertThat(callBack("", taken.id(), taken.reference(), "delivered")).isEqualTo(401);
    assertThat(
            given()
                .baseUri(url)
                .contentType("application/json")
                .post(NotifyCallbacks.PATH)
                .statusCode())
        .isEqualTo(401);
    assertThat(callBack(OwnNotify.CALLBACK_TOKEN, taken.id(), "no-uuid", "delivered"))
        .isEqualTo(400);
    assertThat(
            callBack(
                OwnNotify.CALLBACK_TOKEN, taken.id(), UUID.randomUUID().toString(), "delivered"))
        .isEqualTo(204);

    assertThat(email("state")).isEqualTo("sent");
    assertThat(council.strings("select result from delivery_receipt")).isEmpty();
  }

  @Test
  void a_callback_confirms_only_deliveries_of_the_authority_whose_token_it_has() {
    line.dispatch();
    Taken taken = notify.taken().getFirst();
    council.authority("998");
    council.execute("update delivery set authority_id = '998'");

    assertThat(callBack(taken, "delivered")).isEqualTo(204);

    assertThat(email("state")).isEqualTo("sent");
  }

  @Test
  void an_address_that_bounces_hurries_the_next_step() {
    line.dispatch();
    callBack(notify.taken().getFirst(), "permanent-failure");

    assertThat(email("state")).isEqualTo("bounced");
    line.tick();
    assertThat(council.strings("select distinct step from delivery")).contains("duty");
  }

  @Test
  void what_came_back_for_now_is_sent_again_under_the_same_reference() {
    line.dispatch();
    Taken first = notify.taken().getFirst();
    notify.setStatus("temporary-failure");
    callBack(first, "temporary-failure");
    assertThat(email("state")).isEqualTo("due");

    clock.advance(Duration.ofMinutes(1));
    assertThat(line.dispatch()).isZero();

    assertThat(notify.taken()).hasSize(2).allMatch(t -> t.reference().equals(first.reference()));
    callBack(first, "permanent-failure");
    assertThat(email("state")).as("word of the earlier attempt").isEqualTo("sent");
  }

  @Test
  void who_calls_nobody_back_is_asked_until_the_answer_is_known() {
    line.dispatch();
    clock.advance(Duration.ofMinutes(2));
    line.askForReceipts();
    assertThat(email("state || ' ' || (receipt_due_at - planned_at)")).isEqualTo("sent 00:04:00");

    notify.setStatus("delivered");
    clock.advance(Duration.ofMinutes(2));
    line.askForReceipts();

    assertThat(email("state")).isEqualTo("delivered");
    assertThat(notify.asked()).isEqualTo(2);
  }

  @Test
  void neither_key_nor_token_nor_address_comes_into_the_log() {
    try (RecordedLines log = new RecordedLines()) {
      notify.loseAnswer();
      line.dispatch();
      notify.refuseWith(403);
      clock.advance(Duration.ofMinutes(1));
      line.dispatch();
      callBack("a-guess", UUID.randomUUID(), "x", "delivered");
      callBack(OwnNotify.CALLBACK_TOKEN, UUID.randomUUID(), "x", "delivered");

      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(
              l ->
                  l.contains(OwnNotify.SECRET)
                      || l.contains(OwnNotify.CALLBACK_TOKEN)
                      || l.contains("a-guess")
                      || l.contains("@exampleshire"));
    }
  }
}

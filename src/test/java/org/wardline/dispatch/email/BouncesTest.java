package org.wardline.dispatch.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.platform.time.MovableClock;

/** E-mails that the relay took over and sends back. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class BouncesTest {
  private static final String NUMBER = "9990000018";
  private static final String STEPS = "select distinct step from delivery order by step";
  private static final String STATE = "select state from delivery where channel = 'email'";

  @ConfigProperty(name = "test.url")
  String url;

  MailSink sink;
  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject MeterRegistry meters;

  @BeforeEach
  void send() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    sink.clear();
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  private int handIn(String token, byte[] mail) {
    return given()
        .baseUri(url)
        .header("authorization", "Bearer " + token)
        .contentType("message/rfc822")
        .body(mail)
        .post(BounceReports.PATH)
        .statusCode();
  }

  private int handIn(byte[] mail) {
    return handIn(OwnRelay.BOUNCES_TOKEN, mail);
  }

  private double countedAsNotOurs() {
    return meters
        .counter("wardline.receipts", "door", BounceReports.PATH, "result", "of_nothing_of_ours")
        .count();
  }

  @Test
  void what_cannot_be_delivered_goes_back_to_the_mailbox_for_bounces() {
    assertThat(sink.returnPaths()).containsOnly('<' + OwnRelay.RETURN_PATH + '>');
  }

  @Test
  void what_came_back_for_good_makes_the_next_step_due_now_once() {
    byte[] bounce = Bounce.of(sink.taken().getFirst(), "failed", "5.1.1");

    assertThat(handIn(bounce)).isEqualTo(204);
    assertThat(handIn(bounce)).isEqualTo(204);

    assertThat(council.strings(STATE)).containsExactly("bounced");
    assertThat(council.strings("select result from delivery_receipt"))
        .containsExactly("smtp_bounced_5_1_1");
    assertThat(line.history()).contains("bounced", "hurried");
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    assertThat(council.strings(STEPS)).containsExactly("allocated", "duty");
  }

  @Test
  void what_is_reported_again_after_the_next_step_hurries_no_further_one() {
    byte[] bounce = Bounce.of(sink.taken().getFirst(), "failed", "5.1.1");
    handIn(bounce);
    clock.advance(Duration.ofMinutes(1));
    line.tick();

    handIn(bounce);
    handIn(Bounce.of(sink.taken().getFirst(), "delayed", "4.4.1"));
    clock.advance(Duration.ofMinutes(1));
    line.tick();

    assertThat(line.history()).containsOnlyOnce("hurried");
    assertThat(council.strings(STEPS)).containsExactly("allocated", "duty");
  }

  @Test
  void a_relay_may_give_up_before_our_own_note_that_it_took_the_e_mail_over() {
    council.execute(
        "update delivery set state = 'sending', settled_at = null where channel = 'email'");

    assertThat(handIn(Bounce.of(sink.taken().getFirst(), "failed", "5.1.1"))).isEqualTo(204);

    assertThat(council.strings(STATE)).containsExactly("bounced");
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    assertThat(council.strings(STEPS)).containsExactly("allocated", "duty");
  }

  @Test
  void what_is_only_late_is_recorded_and_changes_nothing() {
    assertThat(handIn(Bounce.of(sink.taken().getFirst(), "delayed", "4.4.1"))).isEqualTo(204);

    assertThat(council.strings(STATE)).containsExactly("sent");
    assertThat(council.strings("select result from delivery_receipt"))
        .containsExactly("smtp_delayed_4_4_1");
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    assertThat(council.strings(STEPS)).containsExactly("allocated");
  }

  @Test
  void what_is_not_of_ours_is_counted_and_left_alone() {
    double before = countedAsNotOurs();
    String unknown = "<" + UUID.randomUUID() + "@wardline.invalid>";

    assertThat(handIn(Bounce.of(unknown, "failed", "5.1.1"))).isEqualTo(204);
    assertThat(handIn(Bounce.mail("Subject: I am on leave\n\nUntil Monday."))).isEqualTo(204);

    assertThat(countedAsNotOurs() - before).isEqualTo(2);
    assertThat(council.strings("select result from delivery_receipt")).isEmpty();
  }

  @Test
  void nobody_hands_bounces_in_without_the_token_or_of_another_council() {
    byte[] bounce = Bounce.of(sink.taken().getFirst(), "failed", "5.1.1");

    assertThat(handIn("a-guess", bounce)).isEqualTo(401);
    council.authority("998");
    council.execute("update delivery set authority_id = '998'");
    assertThat(handIn(bounce)).isEqualTo(204);

    assertThat(council.strings(STATE)).containsExactly("sent");
  }
}

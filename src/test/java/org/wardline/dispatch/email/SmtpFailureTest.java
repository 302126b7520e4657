package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.dispatch.email.SmtpFailure.Meaning;

/** What the mail client makes of a relay that refuses, at each place where it can. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class SmtpFailureTest {
  @Inject Vertx vertx;

  private SmtpFailure refusedAt(String place, String reply) throws Exception {
    try (MailSink relay = new MailSink()) {
      relay.refuse(place, reply);
      MailClient client = MailClient.create(vertx, config(relay, place));
      try {
        client
            .sendMail(new MailMessage("from@council.example", "to@council.example", "s", "t"))
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
        throw new AssertionError("the relay took it over");
      } catch (ExecutionException refused) {
        return SmtpFailure.of(refused.getCause());
      } finally {
        client.close();
      }
    }
  }

  private static MailConfig config(MailSink relay, String place) {
    MailConfig config = new MailConfig("localhost", relay.port()).setKeepAlive(false);
    return place.equals("AUTH")
        ? config.setLogin(LoginOption.REQUIRED).setUsername("wardline").setPassword("rotated")
        : config;
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 535 5.7.8 wrong password, smtp_535",
    "greeting, 554 5.3.2 not today, smtp_554",
    "MAIL FROM, 550 5.7.1 sender not allowed, smtp_550",
    "RCPT TO, 550 5.7.1 relaying denied, smtp_550",
    "RCPT TO, 451 4.7.1 later, smtp_451",
    "DATA, 554 5.3.0 out of order, smtp_554"
  })
  void what_is_refused_everybody_is_for_later(String place, String reply, String code)
      throws Exception {
    assertThat(refusedAt(place, reply)).isEqualTo(new SmtpFailure(code, Meaning.LATER));
  }

  @Test
  void an_unknown_recipient_is_refused_for_good() throws Exception {
    assertThat(refusedAt("RCPT TO", "550 5.1.1 no such mailbox"))
        .isEqualTo(new SmtpFailure("smtp_550", Meaning.NEVER));
  }

  @Test
  void a_time_out_leaves_open_whether_the_relay_has_it() {
    assertThat(SmtpFailure.of(new TimeoutException()))
        .isEqualTo(new SmtpFailure("smtp_timeout", Meaning.NOT_KNOWN));
  }
}

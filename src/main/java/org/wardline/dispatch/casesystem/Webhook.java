package org.wardline.dispatch.casesystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing.Filing;
import org.wardline.platform.http.HttpAnswer;
import org.wardline.platform.http.HttpCalls;

/**
 * Posts signed CloudEvents to a case system. The event's id is the delivery's, the same on every
 * attempt, so that the case system can pass over what it has.
 */
@ApplicationScoped
class Webhook {
  private static final String NAME = "webhook";

  private final CaseSystemConfig config;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpCalls calls;

  Webhook(CaseSystemConfig config, ObjectMapper json, Clock clock) {
    this.config = config;
    this.json = json;
    this.clock = clock;
    config.authorities().values().stream()
        .flatMap(edge -> edge.webhook().stream())
        .forEach(Webhook::check);
    this.calls = new HttpCalls(config.timeout());
  }

  private static void check(CaseSystemConfig.Webhook to) {
    if (!WebhookAnswerPolicy.mayBePostedTo(to.address())) {
      throw new IllegalArgumentException(
          "wardline.case-system: a webhook's address needs https and no user: correct the setting");
    }
    signature(to);
  }

  private static WebhookSignature signature(CaseSystemConfig.Webhook to) {
    return new WebhookSignature(
        Stream.concat(Stream.of(to.key()), to.otherKey().stream()).toList());
  }

  Uni<Attempt> post(CaseFile file, Filing filing, CaseSystemConfig.Webhook to) {
    return calls
        .ask(request(file, to), config.timeout())
        .map(answer -> attempt(filing, answer))
        .onFailure()
        .recoverWithItem(failure -> failed(filing, failure));
  }

  private HttpRequest.Builder request(CaseFile file, CaseSystemConfig.Webhook to) {
    Instant now = clock.instant();
    byte[] body = event(file, now);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.address())
            .header("content-type", "application/cloudevents+json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signature(to).headers(file.id(), now, body).forEach(request::header);
    return request;
  }

  private byte[] event(CaseFile file, Instant now) {
    return new JsonFormat()
        .serialize(
            CloudEventBuilder.v1()
                .withId(file.id())
                .withSource(URI.create("/wardline/" + file.authority()))
                .withType("org.wardline." + file.kind() + ".v1")
                .withSubject(file.reference())
                .withTime(now.atOffset(ZoneOffset.UTC))
                .withData("application/json", data(file))
                .build());
  }

  private byte[] data(CaseFile file) {
    try {
      return json.writeValueAsBytes(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a case file is a plain record", e);
    }
  }

  private Attempt attempt(Filing filing, HttpAnswer answer) {
    String code = "webhook_" + answer.status();
    return switch (WebhookAnswerPolicy.meaning(answer.status())) {
      case FILED ->
          new Attempt.Arrived(
              filing.deliveryId(), filing.authority(), NAME, filing.deliveryId().toString());
      case LATER ->
          new Attempt.Failed(
              filing.deliveryId(), filing.authority(), NAME, code, answer.wait(clock.instant()));
      case NEVER -> new Attempt.Refused(filing.deliveryId(), filing.authority(), NAME, code);
    };
  }

  private static Attempt failed(Filing filing, Throwable failure) {
    return new Attempt.Failed(
        filing.deliveryId(),
        filing.authority(),
        NAME,
        "webhook_" + failure.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  @PreDestroy
  void stop() {
    calls.close();
  }
}

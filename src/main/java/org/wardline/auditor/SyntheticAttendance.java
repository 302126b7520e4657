package org.wardline.auditor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.wardline.platform.http.HttpCalls;
import org.wardline.platform.lambda.FailureName;

/**
 * Sends an attendance of the synthetic authority's one child through the same door as everybody's,
 * once for each quarter of an hour; whether it arrived is a rule of its own.
 *
 * <p>Each quarter of a day has an organisation of its own, so that each attendance begins an
 * episode and is told of. A run that repeats the same quarter repeats the same event, which changes
 * nothing. Nobody answers there: when its quarter is over, the sender takes it back, as a hospital
 * takes back what it sent in error, and its notification is withdrawn.
 */
@ApplicationScoped
class SyntheticAttendance {

  private static final Logger LOG = Logger.getLogger(SyntheticAttendance.class);

  static final Duration EVERY = Duration.ofMinutes(15);
  private static final long A_DAY = Duration.ofDays(1).toSeconds();
  private static final int ACCEPTED = 202;
  private static final String ONE = "application/cloudevents+json";
  private static final String SEVERAL = "application/cloudevents-batch+json";

  private final HttpCalls calls;
  private final ObjectMapper json;
  private final Clock clock;
  private final SyntheticConfig config;

  SyntheticAttendance(HttpCalls calls, ObjectMapper json, Clock clock, SyntheticConfig config) {
    this.calls = calls;
    this.json = json;
    this.clock = clock;
    this.config = config;
  }

  /** Never fails: what did not arrive is found by its rule, and sent again by the next run. */
  Uni<Void> play() {
    return send(attendance(quarter(clock.instant())).toString(), ONE);
  }

  /** Never fails: what still stands open then is taken back by the next run. */
  Uni<Void> takeBack(List<Instant> over) {
    ArrayNode cancellations = json.createArrayNode();
    over.stream().map(this::cancellation).forEach(cancellations::add);
    return over.isEmpty() ? Uni.createFrom().voidItem() : send(cancellations.toString(), SEVERAL);
  }

  private Uni<Void> send(String events, String type) {
    return config
        .intake()
        .map(intake -> send(request(intake, events, type)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> send(HttpRequest.Builder request) {
    return calls
        .send(request, config.timeout())
        .invoke(SyntheticAttendance::check)
        .onFailure()
        .invoke(failure -> LOG.warnf("synthetic event not sent: %s", FailureName.of(failure)))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** The quarter of an hour in which a moment lies. */
  static Instant quarter(Instant at) {
    long seconds = EVERY.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  private HttpRequest.Builder request(URI intake, String events, String type) {
    return HttpRequest.newBuilder(intake)
        .header("Content-Type", type)
        .header("X-Api-Key", config.apiKey().orElse(""))
        .POST(BodyPublishers.ofString(events));
  }

  private ObjectNode attendance(Instant quarter) {
    ObjectNode event = event(quarter.toString());
    about(event, quarter)
        .put("nhsNumber", config.nhsNumber())
        .put("dateOfBirth", config.dateOfBirth().toString())
        .put("kind", "arrival")
        .put("careSetting", "emergency-department");
    return event;
  }

  private ObjectNode cancellation(Instant quarter) {
    ObjectNode event = event("over " + quarter);
    about(event, quarter).put("cancels", quarter.toString());
    return event;
  }

  private ObjectNode event(String id) {
    return json.createObjectNode()
        .put("specversion", "1.0")
        .put("type", "org.wardline.care-event.v1")
        .put("source", "urn:wardline:synthetic")
        .put("id", id);
  }

  private static ObjectNode about(ObjectNode event, Instant quarter) {
    ObjectNode data = event.putObject("data").put("occurredAt", quarter.toString());
    data.putObject("organisation").put("code", "SYNTHETIC%02d".formatted(ofDay(quarter)));
    return data;
  }

  private static long ofDay(Instant quarter) {
    return Math.floorMod(quarter.getEpochSecond(), A_DAY) / EVERY.toSeconds();
  }

  private static void check(int status) {
    if (status != ACCEPTED) {
      LOG.warnf("synthetic event refused: status=%d", status);
    }
  }
}

package org.wardline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.TestQueues;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class ArrivalsHandlerTest {

  private static final String ACCOUNT = "111122223333";
  private static final String DATA =
      """
      {"nhsNumber": "9990000018", "familyName": "Testchild", "dateOfBirth": "2018-05-17",
       "organisation": {"code": "RXX01"}, "careSetting": "emergency-department", "kind": "arrival",
       "occurredAt": "2026-03-10T09:55:00Z"}""";
  private static final String EVENT =
      """
      {"specversion": "1.0", "type": "org.wardline.care-event.v1", "source": "//rxx.example/ed", "id": "e-1",
       "data": %s}"""
          .formatted(DATA);

  @Inject
  @Named("intake")
  IntakeHandler overHttp;

  @Inject IntakeRows rows;
  @Inject MovableClock clock;
  @Inject TestQueues queues;
  @Inject LocalTrigger trigger;
  @Inject ArrivalsConfig config;

  @BeforeEach
  void nothing_has_arrived() {
    queues.empty("arrivals");
    rows.erase();
    rows.announced();
    clock.reset();
  }

  @Test
  void an_event_of_the_bus_is_the_same_event_as_over_HTTP() {
    putOnBus("demo-hospital", ACCOUNT, "visit", EVENT);

    assertThat(queues.drain("arrivals")).isEqualTo(1);

    assertThat(rows.text("select format || ' ' || state || ' ' || sender from care_event"))
        .isEqualTo("cloudevents accepted demo-hospital");
    String id = rows.text("select cast(id as text) from care_event");
    assertThat(rows.announced()).containsExactly("{\"careEventId\":\"%s\"}".formatted(id));
    assertThat(rows.careEvent(UUID.fromString(id)).subject().familyName()).isEqualTo("Testchild");
    assertThat(rows.audited())
        .containsExactly("sender:demo-hospital message taken in stored=1 quarantined=0");

    assertThat(overHttp.handleRequest(posted(EVENT), null).getBody()).contains(id);
    assertThat(rows.count("care_event")).isEqualTo(1);
  }

  @Test
  void data_alone_has_the_envelope_of_the_bus_and_is_taken_in_once_however_often_it_comes() {
    putOnBus("demo-hospital", ACCOUNT, "org.wardline.care-event.v1", DATA);
    putOnBus("demo-hospital", ACCOUNT, "org.wardline.care-event.v1", DATA);
    assertThat(queues.drain("arrivals")).isEqualTo(2);
    putOnBus("demo-hospital", ACCOUNT, "org.wardline.care-event.v1", DATA);
    assertThat(queues.drain("arrivals")).isEqualTo(1);

    assertThat(rows.count("care_event")).isEqualTo(1);
    assertThat(rows.announced()).hasSize(1);
    assertThat(rows.count("quarantine")).isZero();
  }

  @Test
  void an_access_notification_comes_as_a_file() throws IOException {
    putFile(
        "arrivals/demo-cp-is/" + UUID.randomUUID() + ".xml",
        Files.readString(
            Path.of(
                "src/test/resources/cpis/05-AccessToServiceNotification-2children-3accesses.xml")));

    assertThat(trigger.scan("arrivals")).isEqualTo(1);
    assertThat(queues.drain("arrivals")).isEqualTo(1);

    assertThat(rows.count("care_event")).isEqualTo(3);
    assertThat(rows.announced()).hasSize(3);
    assertThat(trigger.scan("arrivals")).isZero();
  }

  @Test
  void the_good_events_of_a_file_go_on_and_the_whole_file_is_kept_for_the_bad_one() {
    String file = "[%s, {}]".formatted(EVENT);
    putFile("arrivals/demo-hospital/" + UUID.randomUUID() + ".json", file);

    trigger.scan("arrivals");
    queues.drain("arrivals");

    assertThat(rows.count("care_event")).isEqualTo(1);
    assertThat(rows.quarantined()).isEqualTo(file.getBytes(UTF_8));
    assertThat(rows.text("select reason from quarantine")).startsWith("/1/specversion: ");
  }

  @Test
  void what_a_stranger_puts_on_the_bus_is_kept_aside() {
    putOnBus("demo-hospital", "999999999999", "visit", EVENT);

    assertThat(queues.drain("arrivals")).isEqualTo(1);

    assertThat(rows.count("care_event")).isZero();
    assertThat(rows.text("select sender || ' ' || content_type || ' ' || reason from quarantine"))
        .isEqualTo(
            "demo-hospital application/cloudevents+json the event bus: no sender of the settings has this"
                + " source and this AWS account");
    assertThat(new String(rows.quarantined(), UTF_8)).contains("\"id\":\"e-1\"");
  }

  @Test
  void a_file_in_the_folder_of_nobody_is_kept_aside_and_what_the_folder_is_called_is_not_told() {
    putFile("arrivals/Alma Testchild/" + UUID.randomUUID() + ".json", EVENT);

    trigger.scan("arrivals");
    queues.drain("arrivals");

    assertThat(rows.count("care_event")).isZero();
    assertThat(rows.text("select sender || ' ' || reason from quarantine"))
        .isEqualTo(
            "unknown the inbox: no sender of the settings may put files into this folder; they go to"
                + " arrivals/<sender>/<file>");
  }

  @Test
  void nobody_is_told_of_an_organisation_that_the_sender_may_not_speak_for_so_it_is_kept_aside() {
    putOnBus("demo-hospital", ACCOUNT, "visit", EVENT.replace("RXX01", "RZZ01"));

    queues.drain("arrivals");

    assertThat(rows.count("care_event")).isZero();
    assertThat(rows.text("select reason from quarantine"))
        .isEqualTo("the sender may not speak for an organisation in it");
  }

  @Test
  void a_file_of_no_format_of_ours_is_kept_aside() {
    putFile("arrivals/demo-hospital/" + UUID.randomUUID() + ".pdf", "%PDF-1.7");

    trigger.scan("arrivals");
    queues.drain("arrivals");

    assertThat(rows.quarantined()).isEqualTo("%PDF-1.7".getBytes(UTF_8));
    assertThat(rows.text("select reason from quarantine")).startsWith("the format is none");
  }

  @Test
  void a_file_that_is_there_no_more_or_too_large_is_kept_as_the_bus_told_of_it() {
    queues.put("arrivals", toldOf("arrivals/demo-hospital/gone.json", 12));
    queues.put("arrivals", toldOf("arrivals/demo-hospital/huge.json", 3_000_000));

    assertThat(queues.drain("arrivals")).isEqualTo(2);

    assertThat(rows.text("select string_agg(reason, ' | ' order by reason) from quarantine"))
        .isEqualTo(
            "the inbox: the file is larger than the limit; have it split | the inbox: the file was there"
                + " no more when it was read; have it put there again");
  }

  @Test
  void what_cannot_be_read_now_stays_on_the_queue_while_the_rest_goes_on() throws IOException {
    String key = "arrivals/demo-hospital/" + UUID.randomUUID() + ".json";
    Files.createDirectories(config.directory().resolve(key));
    queues.put("arrivals", toldOf(key, 12));
    putOnBus("demo-hospital", ACCOUNT, "visit", EVENT);

    assertThat(queues.drain("arrivals")).isEqualTo(1);

    assertThat(queues.hidden("arrivals")).isEqualTo(1);
    assertThat(rows.count("care_event")).isEqualTo(1);
    assertThat(rows.count("quarantine")).isZero();
  }

  @Test
  void nothing_personal_reaches_the_log() {
    try (CapturedLog log = new CapturedLog()) {
      putOnBus("demo-hospital", ACCOUNT, "visit", EVENT);
      putOnBus("Alma Testchild", ACCOUNT, "visit", EVENT);
      putFile(
          "arrivals/demo-hospital/Testchild-" + UUID.randomUUID() + ".json", "{\"9990000018\":");
      trigger.scan("arrivals");
      queues.drain("arrivals");

      assertThat(log.lines())
          .anyMatch(line -> line.contains("message taken in: sender=demo-hospital"))
          .noneMatch(line -> line.contains("9990000018") || line.contains("Testchild"));
    }
    assertThat(rows.count("quarantine")).isEqualTo(2);
  }

  private void putOnBus(String source, String account, String type, String detail) {
    queues.put(
        "arrivals",
        """
        {"version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "detail-type": "%s", "source": "%s",
         "account": "%s", "time": "2026-03-10T09:58:00Z", "region": "eu-west-2", "resources": [], "detail": %s}"""
            .formatted(type, source, account, detail));
  }

  private static String toldOf(String key, long bytes) {
    return """
    {"version": "0", "id": "1", "detail-type": "Object Created", "source": "aws.s3", "account": "1",
     "time": "2026-03-10T09:58:00Z", "detail": {"bucket": {"name": "inbox"}, "object": {"key": "%s", "size": %d}}}"""
        .formatted(key, bytes);
  }

  private void putFile(String key, String text) {
    Path file = config.directory().resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static APIGatewayV2HTTPEvent posted(String body) {
    var request = new APIGatewayV2HTTPEvent();
    request.setHeaders(
        Map.of("x-api-key", "demo-hospital-key", "content-type", "application/cloudevents+json"));
    request.setBody(body);
    return request;
  }
}

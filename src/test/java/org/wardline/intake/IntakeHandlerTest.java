package org.wardline.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.messages.CareEvent;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class IntakeHandlerTest {

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String XML = "application/xml";
  private static final String DATA =
      """
      {"nhsNumber": "999 000 0018", "localId": {"value": "L-1001", "authority": "999"},
       "givenName": "Alma", "familyName": "Testchild", "dateOfBirth": "2018-05-17", "sex": "female", "address": "14 Mill Road, Northam",
       "postcode": "ZZ99 3WZ", "organisation": {"code": "RXX01", "name": "EXAMPLE GENERAL HOSPITAL"},
       "careSetting": "emergency-department", "kind": "arrival",
       "occurredAt": "2026-03-10T09:55:00Z", "seenBy": {"name": "Nina Nurseone", "role": "Nurse"}}""";
  private static final List<String> PERSONAL =
      List.of(
          "9990000018",
          "999 000 0018",
          "L-1001",
          "Alma",
          "Testchild",
          "2018-05-17",
          "ZZ99",
          "Mill Road",
          "EXAMPLE GENERAL",
          "RXX01",
          "Nurseone",
          "emergency-department");

  @Inject
  @Named("intake")
  IntakeHandler handler;

  @Inject IntakeRows rows;
  @Inject ObjectMapper json;
  @Inject MovableClock clock;
  @Inject Senders senders;
  @Inject Answers answers;
  @Inject Awaiting awaiting;

  @TestHTTPResource("/care-events")
  URL door;

  @BeforeEach
  void nothing_has_arrived() {
    rows.erase();
    rows.announced();
    clock.reset();
  }

  @Test
  void a_structured_event_is_stored_sealed_announced_and_accepted() {
    var answer = hospital(STRUCTURED, event("e-1"));

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/json");
    UUID id = onlyId(answer);
    assertThat(answer.getBody())
        .isEqualTo(
            "{\"accepted\":[{\"index\":0,\"id\":\"%s\",\"findings\":[]}],\"refused\":[],\"findings\":[]}"
                .formatted(id));
    assertThat(rows.careEvent(id)).isEqualTo(alma());
    assertThat(rows.announced()).containsExactly("{\"careEventId\":\"%s\"}".formatted(id));
    assertThat(rows.text("select format || ' ' || state || ' ' || sender from care_event"))
        .isEqualTo("cloudevents accepted demo-hospital");
    assertThat(rows.text("select to_json(accepted_at at time zone 'UTC')::text from care_event"))
        .isEqualTo("\"2026-03-10T10:00:00\"");
    assertThat(rows.text("select encode(body, 'escape') from care_event"))
        .doesNotContain("Testchild", "9990000018");
    assertThat(rows.audited())
        .containsExactly("sender:demo-hospital message taken in stored=1 quarantined=0");
  }

  private static CareEvent alma() {
    return new CareEvent(
        "demo-hospital",
        CareEvent.Kind.ARRIVAL,
        Instant.parse("2026-03-10T09:55:00Z"),
        new CareEvent.Organisation("RXX01", "EXAMPLE GENERAL HOSPITAL"),
        "emergency-department",
        new CareEvent.Subject(
            "9990000018",
            "L-1001",
            "999",
            "Alma",
            "Testchild",
            LocalDate.of(2018, 5, 17),
            "ZZ99 3WZ",
            "female",
            "14 Mill Road, Northam"),
        new CareEvent.SeenBy("Nina Nurseone", "Nurse"),
        null,
        false,
        List.of());
  }

  @Test
  void a_binary_event_is_the_same_event_as_a_structured_one() {
    var headers =
        Map.of(
            "X-Api-Key", "demo-hospital-key",
            "Content-Type", "application/json; charset=utf-8",
            "ce-specversion", "1.0",
            "ce-id", "e-1",
            "ce-source", "//rxx.example/ed",
            "ce-type", "org.wardline.care-event.v1");
    UUID binary = onlyId(send(headers, DATA));
    UUID structured = onlyId(hospital(STRUCTURED, event("e-1")));

    assertThat(rows.careEvent(binary)).isEqualTo(alma());
    assertThat(structured).isEqualTo(binary);
    assertThat(rows.count("care_event")).isEqualTo(1);
  }

  @Test
  void a_body_in_base_64_is_read() {
    var request = request(key("demo-hospital-key", STRUCTURED), "");
    request.setBody(Base64.getEncoder().encodeToString(event("e-1").getBytes(UTF_8)));
    request.setIsBase64Encoded(true);

    assertThat(handler.handleRequest(request, null).getStatusCode()).isEqualTo(202);
  }

  @Test
  void an_access_notification_becomes_an_event_for_each_query() {
    var answer = cpis(sample("2children-3accesses"));

    assertThat(answer.getStatusCode()).isEqualTo(202);
    JsonNode accepted = body(answer).path("accepted");
    assertThat(accepted).hasSize(3);
    assertThat(rows.careEvent(id(accepted.get(0))))
        .isEqualTo(
            access(
                "2026-03-02T23:15:00Z",
                new CareEvent.Organisation("RXX01", "EXAMPLE GENERAL HOSPITAL"),
                new CareEvent.Subject("9990000018", "L-1001", "999", null, null, null, null),
                new CareEvent.SeenBy("Nina Nurseone", "Nurse Access Role")));
    assertThat(rows.careEvent(id(accepted.get(2))))
        .isEqualTo(
            access(
                "2026-03-03T02:05:00Z",
                new CareEvent.Organisation("RXX", "EXAMPLE AMBULANCE SERVICE NHS TRUST"),
                new CareEvent.Subject("9990000034", "L-1003", "999", null, null, null, null),
                new CareEvent.SeenBy(null, "System")));
    assertThat(rows.announced()).hasSize(3);
    assertThat(rows.text("select distinct format from care_event")).isEqualTo("cpis");
  }

  private static CareEvent access(
      String at,
      CareEvent.Organisation organisation,
      CareEvent.Subject subject,
      CareEvent.SeenBy seenBy) {
    return new CareEvent(
        "demo-cp-is",
        CareEvent.Kind.ACCESS,
        Instant.parse(at),
        organisation,
        null,
        subject,
        seenBy,
        "999",
        true,
        List.of());
  }

  @Test
  void an_empty_access_notification_is_a_heartbeat() {
    var answer = cpis(sample("empty"));

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(answer.getBody()).isEqualTo("{\"accepted\":[],\"refused\":[],\"findings\":[]}");
    assertThat(rows.count("care_event")).isZero();
    assertThat(feed()).isEqualTo("demo-cp-is 2026-03-10T10:00:00 2026-03-10T10:00:00");

    clock.setTo(Instant.parse("2026-03-10T10:05:00Z"));
    cpis(sample("2children-3accesses"));
    assertThat(feed()).isEqualTo("demo-cp-is 2026-03-10T10:05:00 2026-03-10T10:00:00");
  }

  private String feed() {
    return rows.text(
        "select concat_ws(' ', sender, to_json(last_message_at at time zone 'UTC') #>> '{}',"
            + " to_json(last_heartbeat_at at time zone 'UTC') #>> '{}') from feed");
  }

  @Test
  void the_same_event_again_has_the_same_answer_and_is_announced_once() {
    var first = hospital(STRUCTURED, event("e-1"));
    assertThat(rows.announced()).hasSize(1);
    clock.setTo(Instant.parse("2026-04-10T10:00:00Z"));
    var again = hospital(STRUCTURED, event("e-1"));
    var other = hospital(STRUCTURED, event("e-2"));

    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertThat(onlyId(other)).isNotEqualTo(onlyId(first));
    assertThat(rows.count("care_event")).isEqualTo(2);
    assertThat(rows.announced()).hasSize(1);
  }

  @Test
  void an_event_that_takes_another_back_names_it_by_its_id_whichever_comes_first() {
    UUID first = onlyId(hospital(STRUCTURED, event("e-1")));
    hospital(STRUCTURED, cancelling("c-1", "e-1"));
    hospital(STRUCTURED, cancelling("c-2", "e-2"));
    UUID second = onlyId(hospital(STRUCTURED, event("e-2")));

    assertThat(
            rows.text(
                "select string_agg(cast(cancels as text), ' ' order by sender, accepted_at, id) from care_event"))
        .contains(first.toString(), second.toString());
  }

  @Test
  void a_sender_cannot_take_back_the_event_of_another() {
    UUID hospitals = onlyId(hospital(STRUCTURED, event("e-1")));
    send(key("demo-cp-is-key", STRUCTURED), cancelling("c-1", "e-1"));

    assertThat(rows.text("select cast(cancels as text) from care_event where cancels is not null"))
        .isNotEqualTo(hospitals.toString());
  }

  @Test
  void the_same_id_from_two_senders_is_two_events() {
    UUID first = onlyId(hospital(STRUCTURED, event("e-1")));
    UUID second = onlyId(send(key("demo-cp-is-key", STRUCTURED), event("e-1")));

    assertThat(second).isNotEqualTo(first);
    assertThat(rows.count("care_event")).isEqualTo(2);
  }

  @Test
  void the_same_events_a_hundred_times_at_once_are_stored_and_announced_once() throws Exception {
    var forwards = batch(IntStream.range(0, 20).mapToObj(i -> event("e-" + i)).toList());
    var backwards = batch(IntStream.range(0, 20).mapToObj(i -> event("e-" + (19 - i))).toList());
    var tasks = new ArrayList<Callable<APIGatewayV2HTTPResponse>>();
    for (int i = 0; i < 100; i++) {
      String body = i % 2 == 0 ? forwards : backwards;
      tasks.add(() -> hospital(BATCH, body));
    }

    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get().getStatusCode()).isEqualTo(202);
      }
    }

    assertThat(rows.count("care_event")).isEqualTo(20);
    assertThat(rows.announced()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void the_bad_events_of_a_batch_are_listed_and_the_good_ones_go_on() {
    String forbidden = event("e-3").replace("RXX01", "RYY02");
    String allowed = event("e-4").replace("RXX01", "RYY01");
    String odd = event("e-5").replace("2018-05-17", "2018-02-30");
    String body =
        batch(
            List.of(
                event("e-1"),
                event("e-2").replace("\"RXX01\"", "7"),
                forbidden,
                allowed,
                odd,
                "{}"));

    var answer = body(hospital(BATCH, body));

    assertThat(answer.path("accepted").findValuesAsText("index")).containsExactly("0", "3", "4");
    assertThat(answer.at("/accepted/2/findings").toString())
        .isEqualTo(
            "[{\"field\":\"dateOfBirth\",\"code\":\"impossible-date\",\"detail\":\"is not valid; the field counts as unknown\"}]");
    assertThat(answer.path("refused").toString())
        .isEqualTo(
            "[{\"index\":1,\"place\":\"/1/data/organisation/code\",\"detail\":\"needs the ODS code of the organisation\"},"
                + "{\"index\":2,\"place\":\"organisation\",\"detail\":\"the sender may not speak for this organisation\"},"
                + "{\"index\":5,\"place\":\"/5/specversion\",\"detail\":\"the CloudEvent needs this attribute, a text of at most 500 characters\"}]");
    assertThat(rows.count("care_event")).isEqualTo(3);
    assertThat(rows.text("select reason from quarantine"))
        .isEqualTo(
            "/1/data/organisation/code: needs the ODS code of the organisation\n"
                + "/5/specversion: the CloudEvent needs this attribute, a text of at most 500 characters");
    assertThat(rows.quarantined()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void a_query_of_an_access_notification_that_is_no_event_is_listed_and_kept() {
    String body = sample("2children-3accesses").replace("20260303013000+0000", "");

    var answer = body(cpis(body));

    assertThat(answer.path("accepted").findValuesAsText("index")).containsExactly("0", "2");
    assertThat(answer.path("refused").toString())
        .isEqualTo(
            "[{\"index\":1,\"place\":\"record access 1, query 2\",\"detail\":\"no time of access\"}]");
    assertThat(rows.count("quarantine")).isEqualTo(1);
  }

  @Test
  void an_event_of_no_known_kind_or_setting_is_accepted_with_findings() {
    var answer =
        hospital(
            STRUCTURED,
            event("e-1").replace("\"arrival\"", "\"x\"").replace("emergency-department", "x"));

    var event = rows.careEvent(onlyId(answer));
    assertThat(event.kind()).isEqualTo(CareEvent.Kind.ARRIVAL);
    assertThat(event.careSetting()).isNull();
    assertThat(event.findings())
        .containsExactlyInAnyOrder(
            new CareEvent.Finding("kind", "unknown-code"),
            new CareEvent.Finding("careSetting", "unknown-code"));
  }

  @Test
  void an_event_in_the_future_is_taken_to_have_happened_now() {
    String early = event("e-1").replace("2026-03-10T09:55:00Z", "2026-03-10T10:11:00Z");

    assertThat(rows.careEvent(onlyId(hospital(STRUCTURED, early))).occurredAt())
        .isEqualTo("2026-03-10T10:00:00Z");
  }

  @Test
  void an_unknown_sender_leaves_no_row() {
    for (var headers :
        List.of(
            Map.of("content-type", STRUCTURED),
            key("demo-hospital-kez", STRUCTURED),
            Map.of("content-type", XML, "authorization", "Bearer x.y.z"))) {
      var answer = send(headers, event("e-1"));

      assertProblem(answer, 401, "unknown-sender");
      assertThat(answer.getHeaders()).containsEntry("www-authenticate", "Bearer");
      assertThat(send(headers, "{").getStatusCode()).isEqualTo(401);
    }
    assertNothingStored();
    assertThat(rows.count("quarantine")).isZero();
    assertThat(rows.count("feed")).isZero();
    assertThat(rows.audited()).isEmpty();
  }

  @Test
  void a_sender_may_not_speak_for_another_organisation() {
    var answer = hospital(STRUCTURED, event("e-1").replace("RXX01", "RZZ01"));

    assertProblem(answer, 403, "organisation-not-allowed");
    assertThat(answer.getBody()).doesNotContain("RZZ01");
    assertNothingStored();
    assertThat(rows.count("quarantine")).isZero();
  }

  @Test
  void a_message_without_any_event_that_can_be_read_is_a_problem_with_its_places() {
    var answer = hospital(STRUCTURED, event("e-1").replace("\"RXX01\"", "\"\""));

    assertProblem(answer, 422, "no-care-event");
    assertThat(body(answer).path("place").asText()).isEqualTo("/data/organisation/code");
    assertThat(body(answer).path("refused")).hasSize(1);
    assertNothingStored();
    assertThat(rows.count("quarantine")).isEqualTo(1);
  }

  @Test
  void malformed_JSON_is_a_problem_with_its_place_and_kept_sealed() {
    String malformed = event("e-1").replace("\"kind\"", "kind");

    var answer = hospital(STRUCTURED, malformed);

    assertProblem(answer, 400, "unreadable");
    assertThat(body(answer).path("place").asText()).isEqualTo("/data, line 5, column 42");
    assertThat(body(answer).path("detail").asText()).isEqualTo("is not well-formed JSON");
    assertNothingStored();
    assertThat(rows.quarantined()).isEqualTo(malformed.getBytes(UTF_8));
    assertThat(rows.text("select concat_ws('|', sender, content_type, reason) from quarantine"))
        .isEqualTo(
            "demo-hospital|application/cloudevents+json|/data, line 5, column 42: is not well-formed JSON");
    assertThat(rows.text("select encode(body, 'escape') from quarantine"))
        .doesNotContain("Testchild");

    hospital(STRUCTURED, malformed);
    assertThat(rows.count("quarantine")).isEqualTo(1);
  }

  @Test
  void bombs_foreign_entities_and_other_messages_are_problems_and_kept_sealed() {
    String open = "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'>";
    List<String> hostile =
        List.of(
            "<!DOCTYPE x [<!ENTITY a '"
                + "lol".repeat(1_000)
                + "'><!ENTITY b '&a;&a;&a;'>]>"
                + open
                + "&b;",
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + open + "&a;",
            open + "<a>".repeat(50),
            "<File xmlns='urn:hl7-org:v3'/>",
            "no xml");
    for (String body : hostile) {
      var answer = cpis(body);
      assertProblem(answer, 400, "unreadable");
      assertThat(body(answer).path("place").asText()).startsWith("line ");
    }
    assertNothingStored();
    assertThat(rows.count("quarantine")).isEqualTo(5);
  }

  @Test
  void a_body_of_ten_megabytes_is_a_problem_and_kept_sealed() {
    String large = "{\"data\": \"" + "x".repeat(10_000_000) + "\"}";

    assertProblem(hospital(STRUCTURED, large), 413, "too-large");
    assertNothingStored();
    assertThat(rows.quarantined()).isEqualTo(large.getBytes(UTF_8));
  }

  @Test
  void another_media_type_is_a_problem_and_not_kept() {
    for (String type : List.of("text/plain", "application/json", "")) {
      assertProblem(hospital(type, event("e-1")), 415, "unknown-format");
    }
    assertProblem(
        send(Map.of("x-api-key", "demo-hospital-key"), event("e-1")), 415, "unknown-format");
    assertThat(rows.count("quarantine")).isZero();
  }

  @Test
  void an_event_is_accepted_although_the_queue_is_away() {
    var attributes = rows.removeQueue();
    try (var log = new CapturedLog()) {
      var answer = hospital(STRUCTURED, event("e-1"));

      assertThat(answer.getStatusCode()).isEqualTo(202);
      assertThat(rows.careEvent(onlyId(answer))).isEqualTo(alma());
      assertThat(rows.text("select state from care_event")).isEqualTo("accepted");
      assertThat(String.join("\n", log.lines()))
          .contains("care events stored but not announced: events=1 failure=QueueDoesNotExist");
    } finally {
      rows.restoreQueue(attributes);
    }
  }

  @Test
  void the_door_is_open_over_HTTP() {
    var accepted =
        given()
            .headers(key("demo-hospital-key", STRUCTURED))
            .body(event("e-1").getBytes(UTF_8))
            .post(door);
    var refused = given().contentType(XML).body("<x/>").post(door);

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(rows.careEvent(UUID.fromString(accepted.path("accepted[0].id")))).isEqualTo(alma());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.contentType()).isEqualTo("application/problem+json");
  }

  @Test
  void a_failing_store_asks_to_send_again() {
    var away =
        new Intake(null, null, null, null, null, null) {
          @Override
          Uni<IntakeOutcome> takeIn(Arrival arrival) {
            return Uni.createFrom().failure(new IllegalStateException("Alma Testchild"));
          }
        };
    var failing = new IntakeHandler(senders, away, answers, awaiting);

    try (var log = new CapturedLog()) {
      var answer = failing.handleRequest(request(key("demo-hospital-key", STRUCTURED), DATA), null);
      assertProblem(answer, 503, "unavailable");
      assertThat(answer.getHeaders()).containsEntry("retry-after", "60");
      assertThat(String.join("\n", log.lines())).contains("request-1").doesNotContain("Alma");
    }
  }

  @Test
  void nothing_personal_is_logged() {
    try (var log = new CapturedLog()) {
      hospital(STRUCTURED, event("e-1"));
      hospital(STRUCTURED, event("e-1").replace("\"kind\"", "kind"));
      hospital(
          BATCH,
          batch(List.of(event("e-2"), event("e-3").replace("2026-03-10T09:55:00Z", "Alma"))));
      hospital(STRUCTURED, event("e-1").replace("RXX01", "RZZ01"));
      cpis(sample("2children-3accesses"));
      cpis(sample("2children-3accesses").replace("<given>", "<Alma>"));
      send(key("wrong", STRUCTURED), event("e-1"));

      assertThat(log.lines()).hasSizeGreaterThanOrEqualTo(7);
      assertThat(String.join("\n", log.lines())).doesNotContain(PERSONAL);
    }
  }

  private void assertNothingStored() {
    assertThat(rows.count("care_event")).isZero();
    assertThat(rows.announced()).isEmpty();
  }

  private void assertProblem(APIGatewayV2HTTPResponse answer, int status, String type) {
    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(body(answer).path("type").asText()).isEqualTo("urn:wardline:problem:" + type);
    assertThat(body(answer).path("status").asInt()).isEqualTo(status);
    assertThat(answer.getBody()).doesNotContain(PERSONAL);
  }

  private static String event(String id) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "//rxx.example/ed",
     "type": "org.wardline.care-event.v1", "data": %s}"""
        .formatted(id, DATA);
  }

  private static String cancelling(String id, String cancelled) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "//rxx.example/ed",
     "type": "org.wardline.care-event.v1", "data": {"organisation": {"code": "RXX01"},
     "occurredAt": "2026-03-10T09:59:00Z", "cancels": "%s"}}"""
        .formatted(id, cancelled);
  }

  private static String batch(List<String> events) {
    return "[" + String.join(",\n", events) + "]";
  }

  private static String sample(String name) {
    String path = "/cpis/05-AccessToServiceNotification-" + name + ".xml";
    try (var in = IntakeHandlerTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private APIGatewayV2HTTPResponse hospital(String contentType, String body) {
    return send(key("demo-hospital-key", contentType), body);
  }

  private APIGatewayV2HTTPResponse cpis(String body) {
    return send(key("demo-cp-is-key", XML), body);
  }

  private APIGatewayV2HTTPResponse send(Map<String, String> headers, String body) {
    return handler.handleRequest(request(headers, body), null);
  }

  private static Map<String, String> key(String apiKey, String contentType) {
    return Map.of("x-api-key", apiKey, "content-type", contentType);
  }

  private static APIGatewayV2HTTPEvent request(Map<String, String> headers, String body) {
    return APIGatewayV2HTTPEvent.builder()
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder().withRequestId("request-1").build())
        .withHeaders(new HashMap<>(headers))
        .withBody(body)
        .build();
  }

  private UUID onlyId(APIGatewayV2HTTPResponse answer) {
    assertThat(answer.getStatusCode()).isEqualTo(202);
    JsonNode accepted = body(answer).path("accepted");
    assertThat(accepted).hasSize(1);
    return id(accepted.get(0));
  }

  private static UUID id(JsonNode accepted) {
    return UUID.fromString(accepted.path("id").asText());
  }

  private JsonNode body(APIGatewayV2HTTPResponse answer) {
    try {
      return json.readTree(answer.getBody());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.wardline.formats.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;
import org.wardline.formats.Refusal;

class CareEventReaderTest {

  static final String DATA =
      """
      {
        "nhsNumber": "999 000 0018",
        "localId": {"value": "L-1001", "authority": "999"},
        "givenName": "Alma",
        "familyName": " Testchild ",
        "dateOfBirth": "2018-05-17",
        "postcode": "zz993wz",
        "sex": "Female",
        "address": "14 Mill Road,\\n Northam",
        "organisation": {"code": "rxx01", "name": "EXAMPLE GENERAL HOSPITAL"},
        "careSetting": "emergency-department",
        "kind": "arrival",
        "occurredAt": "2026-03-02T23:15:00+00:00",
        "seenBy": {"name": "Nina Nurseone", "role": "Nurse"},
        "somethingElse": [1, 2, {"x": null}]
      }""";

  private final CareEventReader reader = new CareEventReader(2_000_000);

  static String event(String data) {
    return """
    {
      "specversion": "1.0",
      "id": "e-1",
      "source": "//rxx.example/ed",
      "type": "org.wardline.care-event.v1",
      "time": "2026-03-02T23:20:00Z",
      "data": %s
    }"""
        .formatted(data);
  }

  private static ReceivedCareEvent expected(int index) {
    return new ReceivedCareEvent(
        index,
        "//rxx.example/ed",
        "e-1",
        new CareEventData(
            Optional.of(new NhsNumber("9990000018")),
            Optional.of(new LocalId("L-1001", Optional.of("999"))),
            Optional.of("Alma"),
            Optional.of("Testchild"),
            Optional.of(LocalDate.of(2018, 5, 17)),
            Optional.of("ZZ99 3WZ"),
            Optional.of(Sex.FEMALE),
            Optional.of("14 Mill Road, Northam"),
            new Organisation("RXX01", Optional.of("EXAMPLE GENERAL HOSPITAL")),
            Optional.of(CareSetting.EMERGENCY_DEPARTMENT),
            Optional.of(CareEventKind.ARRIVAL),
            Instant.parse("2026-03-02T23:15:00Z"),
            Optional.of(new SeenBy(Optional.of("Nina Nurseone"), Optional.of("Nurse"))),
            Optional.empty()),
        List.of());
  }

  @Test
  void a_structured_event_is_read_in_full() {
    assertThat(structured(event(DATA))).isEqualTo(new CareEvents(List.of(expected(0)), List.of()));
  }

  @Test
  void a_byte_order_mark_is_no_fault() {
    assertThat(structured("\ufeff" + event(DATA)).accepted()).containsExactly(expected(0));
    assertThat(batch("\ufeff[" + event(DATA) + "]").accepted()).containsExactly(expected(0));
  }

  @Test
  void a_binary_event_is_read_in_full() {
    var headers =
        Map.of(
            "ce-specversion", "1.0",
            "CE-Id", "e%2D1",
            "ce-source", "//rxx.example/ed",
            "ce-type", "org.wardline.care-event.v1",
            "content-type", "application/json",
            "authorization", "Bearer x");

    assertThat(reader.readBinary(headers, DATA.getBytes(UTF_8)))
        .isEqualTo(new CareEvents(List.of(expected(0)), List.of()));
  }

  @Test
  void a_binary_event_without_its_headers_is_refused_by_the_first_missing_one() {
    assertThat(reader.readBinary(Map.of(), DATA.getBytes(UTF_8)).refused())
        .containsExactly(
            new Refusal(
                0,
                "header ce-specversion",
                "the CloudEvent needs this attribute, a text of at most 500 characters"));
  }

  @Test
  void a_batch_gives_each_event_its_index() {
    assertThat(batch("[" + event(DATA) + " , " + event(DATA) + "]"))
        .isEqualTo(new CareEvents(List.of(expected(0), expected(1)), List.of()));
    assertThat(batch(" [ ] ")).isEqualTo(new CareEvents(List.of(), List.of()));
  }

  @Test
  void bad_events_of_a_batch_are_refused_by_index_and_pointer_and_the_good_ones_go_on() {
    String deep = "[".repeat(900) + "]".repeat(900);
    var read =
        batch(
            "["
                + String.join(
                    ",",
                    "7",
                    event(DATA),
                    event("{}"),
                    event("\"Nina\""),
                    event(DATA.replace("\"kind\"", "\"dateOfBirth\": 1, \"kind\"")),
                    event(deep),
                    event("{\"organisation\": {\"code\": \"a\", \"code\": \"b\"}}"),
                    event(DATA).replace("v1\"", "v2\""),
                    event(DATA).replace("//rxx.example/ed", "a b"),
                    event(DATA).replace("\"id\": \"e-1\"", "\"id\": 1"),
                    event("1" + "0".repeat(60)),
                    event(DATA))
                + "]");

    assertThat(read.accepted()).containsExactly(expected(1), expected(11));
    assertThat(read.refused())
        .containsExactly(
            new Refusal(0, "/0", "expected an object, a CloudEvent"),
            new Refusal(2, "/2/data/organisation/code", "needs the ODS code of the organisation"),
            new Refusal(3, "/3/data", "expected an object, the data of a care event"),
            new Refusal(4, "/4/data", "a name stands twice in one object"),
            new Refusal(
                5, "/5/data/0/0/0/0", "is nested too deep, or has too long a number, name or text"),
            new Refusal(6, "/6/data/organisation", "a name stands twice in one object"),
            new Refusal(7, "/7/type", "only events of type org.wardline.care-event.v1 are read"),
            new Refusal(8, "/8/source", "is no URI reference"),
            new Refusal(
                9,
                "/9/id",
                "the CloudEvent needs this attribute, a text of at most 500 characters"),
            new Refusal(
                10, "/10/data", "is nested too deep, or has too long a number, name or text"));
  }

  @Test
  void an_event_without_data_is_refused() {
    assertThat(structured(event(DATA).replace("\"data\"", "\"date\"")).refused())
        .containsExactly(new Refusal(0, "/data", "the event has no data"));
  }

  @Test
  void an_event_of_another_version_of_CloudEvents_is_refused() {
    assertThat(structured(event(DATA).replace("\"1.0\"", "\"0.3\"")).refused())
        .containsExactly(
            new Refusal(0, "/specversion", "only CloudEvents of version 1.0 are read"));
  }

  @Test
  void data_in_base_64_is_read() {
    String encoded = Base64.getEncoder().encodeToString(DATA.getBytes(UTF_8));

    assertThat(
            structured(event("\"" + encoded + "\"").replace("\"data\"", "\"data_base64\""))
                .accepted())
        .containsExactly(expected(0));
    assertThat(structured(event("\"?\"").replace("\"data\"", "\"data_base64\"")).refused())
        .containsExactly(new Refusal(0, "", "is not a CloudEvent of version 1.0"));
    assertThat(structured(event("\"e30x\"").replace("\"data\"", "\"data_base64\"")).refused())
        .extracting(Refusal::place)
        .containsExactly("/data_base64");
  }

  @Test
  void faults_in_attributes_that_are_not_needed_cost_nothing() {
    String odd =
        event(DATA)
            .replace(
                "\"2026-03-02T23:20:00Z\"",
                "12, \"dataschema\": \"a b\", \"subject\": \"\", \"UPPER_case\": {\"a\": 1}");

    assertThat(structured(odd).accepted()).containsExactly(expected(0));
  }

  @Test
  void an_event_is_refused_only_without_organisation_time_or_anything_that_identifies() {
    assertThat(refusal(DATA.replace("\"rxx01\"", "\" \"")))
        .isEqualTo(
            new Refusal(0, "/data/organisation/code", "needs the ODS code of the organisation"));
    assertThat(
            structured(
                    event(DATA.replace("2026-03-02T23:15:00+00:00", "soon"))
                        .replace("\"time\"", "\"tide\""))
                .refused())
        .containsExactly(
            new Refusal(0, "/data/occurredAt", "needs the date and time of the event"));
    assertThat(
            refusal(
                "{\"nhsNumber\": \"9990000019\", \"localId\": {}, \"dateOfBirth\": \"2018-02-30\","
                    + " \"familyName\": \"\", \"givenName\": \"Alma\","
                    + " \"organisation\": {\"code\": \"RXX\"}}"))
        .isEqualTo(
            new Refusal(
                0,
                "/data",
                "needs a valid NHS number, a local id, a family name or a date of birth"));
  }

  @Test
  void one_of_number_local_id_family_name_and_date_of_birth_is_enough() {
    for (String identity :
        List.of(
            "\"nhsNumber\": \"9990000018\"",
            "\"localId\": {\"value\": \"L-1001\"}",
            "\"familyName\": \"Testchild\"",
            "\"dateOfBirth\": \"2018-05-17\"")) {
      assertThat(
              structured(
                      event(
                          "{%s, \"organisation\": {\"code\": \"RXX\"}, \"occurredAt\": \"2026-03-02T23:15:00Z\"}"
                              .formatted(identity)))
                  .accepted())
          .singleElement()
          .extracting(ReceivedCareEvent::findings)
          .isEqualTo(List.of());
    }
  }

  @Test
  void a_bad_field_never_costs_a_child() {
    var read =
        only(
            """
            {
              "nhsNumber": "9990000019",
              "localId": "L-1001",
              "givenName": 5,
              "familyName": "Testchild",
              "dateOfBirth": "2018-02-30",
              "postcode": "somewhere",
              "sex": "unsaid",
              "address": ["14 Mill Road"],
              "organisation": {"code": "RXX01", "name": ["x"]},
              "careSetting": "fairground",
              "kind": {"code": "arrival"},
              "occurredAt": "2026-03-02T23:15:00Z",
              "seenBy": 17
            }""");

    assertThat(read.data())
        .isEqualTo(
            new CareEventData(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Testchild"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Organisation("RXX01", Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-03-02T23:15:00Z"),
                Optional.empty(),
                Optional.empty()));
    assertThat(read.findings())
        .extracting(Finding::field, Finding::code)
        .containsExactlyInAnyOrder(
            tuple("nhsNumber", "check-digit"),
            tuple("localId", "wrong-type"),
            tuple("givenName", "wrong-type"),
            tuple("dateOfBirth", "impossible-date"),
            tuple("postcode", "no-postcode"),
            tuple("sex", "unknown-code"),
            tuple("address", "wrong-type"),
            tuple("organisation/name", "wrong-type"),
            tuple("careSetting", "unknown-code"),
            tuple("kind", "wrong-type"),
            tuple("seenBy", "wrong-type"));
  }

  @Test
  void an_NHS_number_written_as_a_JSON_number_is_read_with_a_finding() {
    var read = only(DATA.replace("\"999 000 0018\"", "9990000018"));

    assertThat(read.data().nhsNumber()).contains(new NhsNumber("9990000018"));
    assertThat(read.findings())
        .containsExactly(
            new Finding(
                "nhsNumber", "wrong-type", "expected a text; the number was read as its digits"));
  }

  @Test
  void a_birth_after_the_event_or_before_1900_is_impossible() {
    assertThat(codes(DATA.replace("2018-05-17", "2026-03-04"))).containsExactly("impossible-date");
    assertThat(codes(DATA.replace("2018-05-17", "1899-12-31"))).containsExactly("impossible-date");
    assertThat(codes(DATA.replace("2018-05-17", "2026-03-03"))).isEmpty();
  }

  @Test
  void a_name_longer_than_500_characters_counts_as_unknown() {
    var read = only(DATA.replace("Alma", "x".repeat(501)));

    assertThat(read.data().givenName()).isEmpty();
    assertThat(read.findings())
        .containsExactly(
            new Finding(
                "givenName",
                "too-long",
                "longer than 500 characters; the field counts as unknown"));
  }

  @Test
  void a_time_without_an_offset_is_the_wall_clock_of_London() {
    var read = only(DATA.replace("2026-03-02T23:15:00+00:00", "2026-07-02T23:15:00"));

    assertThat(read.data().occurredAt()).isEqualTo("2026-07-02T22:15:00Z");
    assertThat(read.findings()).extracting(Finding::code).containsExactly("no-offset");
    assertThat(
            only(DATA.replace("2026-03-02T23:15:00+00:00", "2026-03-29T01:30")).data().occurredAt())
        .isEqualTo("2026-03-29T01:30:00Z");
  }

  @Test
  void an_unreadable_time_gives_way_to_that_of_the_envelope_and_a_date_to_its_beginning() {
    for (String unreadable : List.of("soon", "+999999999-12-31T23:59:59Z", "2026-03-02")) {
      var read = only(DATA.replace("2026-03-02T23:15:00+00:00", unreadable));
      assertThat(read.data().occurredAt()).isEqualTo("2026-03-02T23:20:00Z");
      assertThat(read.findings()).extracting(Finding::code).containsExactly("time-of-envelope");
    }
    var read =
        structured(
                event(DATA.replace("2026-03-02T23:15:00+00:00", "2026-07-02"))
                    .replace("\"time\"", "\"tide\""))
            .accepted()
            .getFirst();
    assertThat(read.data().occurredAt()).isEqualTo("2026-07-01T23:00:00Z");
    assertThat(read.findings()).extracting(Finding::code).containsExactly("imprecise-time");
  }

  @Test
  void records_of_an_event_do_not_print_what_they_hold() {
    assertThat(structured(event(DATA)).toString())
        .isEqualTo("CareEvents[accepted=[ReceivedCareEvent[index=0, redacted]], refused=[]]");
    assertThat(expected(0).data().toString()).isEqualTo("CareEventData[redacted]");
    assertThat(expected(0).data().seenBy().toString()).isEqualTo("Optional[SeenBy[redacted]]");
    assertThat(expected(0).data().organisation().toString()).isEqualTo("Organisation[redacted]");
    assertThat(expected(0).data().localId().toString()).isEqualTo("Optional[LocalId[redacted]]");
  }

  private CareEvents structured(String body) {
    return reader.readStructured(body.getBytes(UTF_8));
  }

  private CareEvents batch(String body) {
    return reader.readBatch(body.getBytes(UTF_8));
  }

  private ReceivedCareEvent only(String data) {
    var read = structured(event(data));
    assertThat(read.refused()).isEmpty();
    assertThat(read.accepted()).hasSize(1);
    return read.accepted().getFirst();
  }

  private Refusal refusal(String data) {
    var read = structured(event(data));
    assertThat(read.accepted()).isEmpty();
    assertThat(read.refused()).hasSize(1);
    return read.refused().getFirst();
  }

  private List<String> codes(String data) {
    return only(data).findings().stream().map(Finding::code).toList();
  }
}

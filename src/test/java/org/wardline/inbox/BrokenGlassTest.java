package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BrokenGlassTest {
  private static final String OPERATOR = "demo-pia-lowe";
  private static final String ALEX = "child:00000999-0000-4000-8004-000000000001";
  private static final String LANE_OF_ANOTHER_COUNCIL =
      "child:00000998-0000-4000-8004-000000000001";

  private static final Pattern INCIDENT = Pattern.compile("INC-\\d{4}");
  private static final Pattern FURTHER =
      Pattern.compile("href=\"(/desk/break-glass\\?after=[^\"]+)\"");
  private static final Pattern REVIEW = Pattern.compile("/desk/break-glass/[0-9a-f-]{36}/review");

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  /** A message that no release can read; answers its id. */
  private String kept(String text) {
    RestAssured.given()
        .baseUri(ConfigProvider.getConfig().getValue("test.url", String.class))
        .header("X-Api-Key", "demo-hospital-key")
        .contentType("application/cloudevents+json")
        .body(text)
        .post("/care-events")
        .then()
        .statusCode(400);
    return day.query("select id from quarantine order by arrived_at desc limit 1").getFirst();
  }

  private static Response open(Browser operator, String kind, String item) {
    operator.get("/desk/break-glass");
    return operator.post(
        "/desk/break-glass", Map.of("kind", kind, "item", item, "reason", "INC-2001"));
  }

  private static String location(Response response) {
    assertThat(response.statusCode()).isEqualTo(303);
    return response.header("Location");
  }

  private List<String> entriesOfChildren() {
    return day.query(
        """
        select authority_id || ' ' || subject from audit_entry
        where action = 'viewed through broken glass' and subject like 'child:%' order by 1""");
  }

  @Test
  void a_look_at_a_message_stands_in_the_report_of_every_child_whose_number_is_in_it() {
    String kept = kept("{\"for\": [\"999 000 0018\", \"9990000131\", \"9990000174\"");
    Browser pia = Browser.signedInAs(OPERATOR);
    String opened = location(open(pia, "quarantine", kept));
    assertThat(entriesOfChildren()).isEmpty();

    assertThat(pia.get(opened).asString()).contains("999 000 0018");

    assertThat(entriesOfChildren())
        .containsExactly("998 " + LANE_OF_ANOTHER_COUNCIL, "999 " + ALEX);
    assertThat(
            Browser.signedInAs("demo-amira-stone").get("/children/" + ALEX.substring(6)).asString())
        .contains("Pia Lowe");
  }

  @Test
  void a_message_with_the_number_of_a_restricted_child_is_opened_by_its_keepers_alone() {
    String kept = kept("999 000 0107, 9990000018");
    Browser pia = Browser.signedInAs(OPERATOR);

    assertThat(open(pia, "quarantine", kept).asString())
        .contains("There is no such item that can be opened");
    assertThat(day.query("select id from break_glass")).isEmpty();

    day.change(
        """
        insert into worker_role select id, '999', 'operator' from worker
        where sign_in = 'demo-morgan-reeve'""");
    Browser keeper = Browser.signedInAs("demo-morgan-reeve");
    assertThat(keeper.get(location(open(keeper, "quarantine", kept))).asString())
        .contains("999 000 0107");
  }

  @Test
  void a_message_is_shut_again_when_a_child_in_it_becomes_restricted_or_the_operator_is_barred() {
    String kept = kept("{\"nhsNumber\": \"9990000018\"");
    Browser pia = Browser.signedInAs(OPERATOR);
    String opened = location(open(pia, "quarantine", kept));
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
        select '00000999-0000-4000-8004-000000000001', '999', id, id, ? from worker
        where sign_in = 'demo-pia-lowe'""",
        day.now());

    assertThat(pia.get(opened).asString())
        .contains("It is not there any more")
        .doesNotContain("9990000018", "<textarea");
    assertThat(entriesOfChildren()).isEmpty();
    assertThat(open(pia, "quarantine", kept).statusCode()).isEqualTo(400);
  }

  @Test
  void a_notification_is_opened_by_its_reference_as_it_is_read_out_on_the_telephone() {
    UUID told = day.accessed("9990000018", "L-1001");
    UUID restricted = day.accessed("9990000107", "L-1009");
    Browser pia = Browser.signedInAs(OPERATOR);

    String spoken = reference(told).replace('-', ' ').toLowerCase(Locale.ROOT);
    assertThat(pia.get(location(open(pia, "notification", spoken))).asString())
        .contains("Alex Exampleone");
    assertThat(day.query("select item from break_glass")).containsExactly(told.toString());
    assertThat(day.query("select subject from audit_entry where action = 'glass broken'"))
        .containsExactly("notification:" + told);
    for (String not : List.of(reference(restricted), "ZZZZ-ZZZZ")) {
      assertThat(open(pia, "notification", not).asString())
          .contains("There is no such item that can be opened", "value=\"" + not + "\"");
    }
  }

  private String reference(UUID notification) {
    return day.query("select reference from notification where id = '" + notification + "'")
        .getFirst();
  }

  @Test
  void openings_are_read_page_by_page_and_a_review_comes_back_to_its_page() {
    day.change(
        """
        insert into break_glass (id, authority_id, kind, item, reason, opened_by, opened_at, until_at,
          reviewed_by, reviewed_at, justified)
        select gen_random_uuid(), '999', 'notification', gen_random_uuid(), 'INC-' || 1000 + i, p.id, at.at, at.at,
          case when i > 110 then r.id end, case when i > 110 then at.at end, case when i > 110 then true end
        from generate_series(1, 220) i, worker p, worker r,
          lateral (select ? - i / 3 * interval '1 hour' as at) at
        where p.sign_in = 'demo-pia-lowe' and r.sign_in = 'demo-ruth-ames'""",
        day.now());
    Browser ruth = Browser.signedInAs("demo-ruth-ames");
    List<String> seen = new ArrayList<>();
    String path = "/desk/break-glass";
    String second = null;
    for (int page = 0; path != null && page < 5; page++) {
      String html = ruth.follow(path).asString();
      INCIDENT.matcher(html).results().map(MatchResult::group).forEach(seen::add);
      Matcher next = FURTHER.matcher(html);
      path = next.find() ? next.group(1) : null;
      second = second == null ? path : second;
    }

    assertThat(path).isNull();
    assertThat(seen).hasSize(220).doesNotHaveDuplicates();
    assertThat(seen.subList(0, 110)).allMatch(incident -> incident.compareTo("INC-1110") <= 0);
    Matcher review = REVIEW.matcher(ruth.follow(second).asString());
    assertThat(review.find()).isTrue();
    String after = second.substring(second.indexOf('=') + 1);
    assertThat(location(ruth.post(review.group(), Map.of("justified", "yes", "after", after))))
        .endsWith("/desk/break-glass?done=reviewed&after=" + after);
    assertThat(ruth.get("/desk/break-glass?after=soon").asString()).contains(seen.getFirst());
  }

  private static final int MOST_BYTES = 2 * 1024 * 1024;

  /** A readable message of this size; each of its line ends is sent as three characters. */
  private static String message(int bytes) {
    String event =
        """
        {"specversion": "1.0", "type": "org.wardline.care-event.v1", "source": "//rxx.example/ed", "id": "glass-1",
         "data": {"nhsNumber": "9990000018", "dateOfBirth": "2015-03-04", "kind": "arrival",
         "organisation": {"code": "RXX01", "name": "EXAMPLE GENERAL HOSPITAL"}, "occurredAt": "2026-03-10T09:50:00Z"}}""";
    return event + "\n".repeat(bytes - event.length());
  }

  private Response correct(String body, String reason) {
    Browser pia = Browser.signedInAs(OPERATOR);
    String opened = location(open(pia, "quarantine", kept("{\"nhsNumber\": \"9990000018\"")));
    pia.get(opened);
    return pia.post(opened + "/replay", Map.of("body", body, "reason", reason));
  }

  @Test
  void a_corrected_message_is_handed_in_when_it_is_large_and_as_large_as_can_be() {
    assertThat(location(correct(message(40_000), "INC-2001"))).endsWith("done=replayed");
    assertThat(location(correct(message(MOST_BYTES), "INC-2001"))).endsWith("done=replayed");

    assertThat(day.query("select result from replay"))
        .containsExactly("accepted=1 refused=0", "accepted=1 refused=0");
  }

  @Test
  void a_corrected_message_that_is_too_large_or_unreadable_comes_back_with_what_is_wrong() {
    String tooLarge = correct(message(MOST_BYTES + 1), "INC-2001").asString();

    assertThat(tooLarge)
        .contains("<title>Error: Broken glass", "href=\"#body\"")
        .contains("Correct the message. It was not taken in: it is larger than 2097152 bytes")
        .contains("glass-1")
        .hasSizeGreaterThan(MOST_BYTES);
    assertThat(correct("{\"mended\": \"half\"", "INC-2001").asString())
        .contains(
            "Correct the message. It was not taken in", "{&quot;mended&quot;: &quot;half&quot;");
    assertThat(correct("{\"mended\": \"half\"", "").asString())
        .contains("href=\"#reason\"", "{&quot;mended&quot;: &quot;half&quot;");
    assertThat(day.query("select id from care_event")).isEmpty();
  }

  @Test
  void what_no_form_can_hold_is_refused_by_a_page_that_says_so() {
    Response answer = correct("x".repeat(10 * 1024 * 1024 + 1), "INC-2001");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.asString())
        .contains("That is more than can be taken", "Nothing was recorded.");
  }
}

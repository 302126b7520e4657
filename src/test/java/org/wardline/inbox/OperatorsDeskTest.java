package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.TestQueues;

@QuarkusTest
class OperatorsDeskTest {
  private static final String OPERATOR = "demo-pia-lowe";
  private static final String AUDITOR = "demo-ruth-ames";
  private static final String BROKEN =
      """
      {"specversion": "1.0", "type": "org.wardline.care-event.v1", "source": "//rxx.example/ed", "id": "desk-1",
       "data": {"nhsNumber": "9990000018", "dateOfBirth": "2015-03-04", "kind": "arrival",
       "organisation": {"code": "RXX01", "name": "EXAMPLE GENERAL HOSPITAL"}, "occurredAt": "2026-03-10T09:50:00Z"
      """;

  private static final Pattern KEPT = Pattern.compile("; id ([0-9a-f-]{36})<");
  private static final Pattern OLDER =
      Pattern.compile("href=\"(/desk/quarantine\\?after=[^\"]+)\"");

  @Inject DemoDay day;
  @Inject TestQueues queues;

  @BeforeEach
  void begin() {
    day.begin();
    queues.empty("matching");
    queues.empty("dispatch");
  }

  /** A message of a known sender that cannot be read. */
  static void sendBroken() {
    RestAssured.given()
        .baseUri(ConfigProvider.getConfig().getValue("test.url", String.class))
        .header("X-Api-Key", "demo-hospital-key")
        .contentType("application/cloudevents+json")
        .body(BROKEN)
        .post("/care-events")
        .then()
        .statusCode(400);
  }

  @Test
  void the_desk_shows_what_waits_and_what_was_found_and_nobodys_name() {
    day.accessed("9990000018", "L-1001");
    day.change(
        """
        insert into finding (id, rule, subject, first_seen_at, last_seen_at, remedy)
        values (gen_random_uuid(), 'feed-silent', 'feed:demo-hospital', now(), now(), 'Ask the sender.')""");
    day.change(
        """
        insert into daily_statement (day, made_at, body, differences, to_mail)
        values ('2026-03-09', now(), 'events in: 3', 1, true)""");
    Browser pia = Browser.signedInAs(OPERATOR);

    assertThat(pia.get("/desk").asString())
        .contains("matching-dead-letters", "0 messages", "Findings of the auditor</a> (1 open)");
    assertThat(pia.get("/desk/findings").asString()).contains("feed-silent", "Ask the sender.");
    assertThat(pia.get("/desk/statements").asString())
        .contains("9 March 2026", "1 counts that ought to agree do not");
    assertThat(pia.get("/desk/statements/2026-03-09").asString()).contains("events in: 3");
    assertThat(pia.get("/desk/audit").asString()).contains("function:matching");
    assertThat(search(pia, Map.of("action", "viewed"))).contains("No entry fits");
    assertThat(pia.get("/desk/audit").asString()).contains("trail searched", "Pia Lowe");
    for (String path : new String[] {"", "/findings", "/statements", "/audit", "/quarantine"}) {
      assertThat(pia.get("/desk" + path).asString()).doesNotContain("Exampleone", "9990000018");
    }
  }

  @Test
  void a_national_link_that_is_late_is_not_in_order() {
    day.change(
        """
        insert into link_freshness (authority_id, what, at)
        values ('999', 'collection', now() - interval '3 days'), ('999', 'heartbeat', now())""");
    day.change(
        """
        insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, remedy)
        values (gen_random_uuid(), 'link-collection-late', 'link:999', '999', now(), now(), 'See the log.')""");

    assertThat(Browser.signedInAs(OPERATOR).get("/desk").asString())
        .containsPattern("(?s)national link: collection.{1,400}silent for longer than it may be")
        .containsPattern("(?s)national link: heartbeat.{1,400}in order");
  }

  @Test
  void the_letters_of_another_council_do_not_keep_ones_own_from_being_replayed() {
    for (int i = 0; i < 12; i++) {
      queues.put("dispatch-dead-letters", "{\"deliveryId\":\"%s\"}".formatted(UUID.randomUUID()));
    }
    day.accessed("9990000018", "L-1001");
    String own = day.query("select id from delivery where authority_id = '999' limit 1").getFirst();
    queues.put("dispatch-dead-letters", "{\"deliveryId\":\"%s\"}".formatted(own));
    Browser pia = Browser.signedInAs(OPERATOR);
    pia.get("/desk/dead-letters");

    pia.post("/desk/dead-letters/dispatch/replay", Map.of("reason", "INC-1002"));

    assertThat(day.query("select subject from replay")).containsExactly(own);
  }

  @Test
  void events_that_no_row_stands_behind_are_counted_unread_with_what_to_do() {
    queues.empty("arrivals");
    Browser pia = Browser.signedInAs(OPERATOR);
    assertThat(pia.get("/desk").asString())
        .containsPattern("(?s)>arrivals<.{1,200}0 messages.{1,400}>arrivals-dead-letters<");
    assertThat(pia.get("/desk/dead-letters").asString()).doesNotContain("to put back");
    queues.put("arrivals-dead-letters", "{\"detail\":{\"nhsNumber\":\"9990000018\"}}");
    queues.put("arrivals", "{}");

    assertThat(pia.get("/desk").asString())
        .containsPattern("(?s)>arrivals<.{1,200}1 message")
        .containsPattern("(?s)>arrivals-dead-letters<.{1,200}1 message.{1,100}put them back");
    assertThat(pia.get("/desk/dead-letters").asString())
        .contains("1 to put back", "Never purge them")
        .doesNotContain("9990000018", "dead-letters/arrivals");
    queues.takeDeadLetters("arrivals");
    queues.empty("arrivals");
  }

  private static String search(Browser reader, Map<String, String> form) {
    reader.get("/desk/audit");
    return reader.post("/desk/audit", form).asString();
  }

  @Test
  void the_trail_says_nothing_of_children_of_whom_its_reader_may_not_know() {
    UUID told = day.accessed("9990000018", "L-1001");
    UUID restricted = day.accessed("9990000107", "L-1009");
    Browser.signedInAs("demo-amira-stone").get("/notifications/" + told);
    Browser.signedInAs("demo-morgan-reeve").get("/notifications/" + restricted);
    Browser ruth = Browser.signedInAs(AUDITOR);

    assertThat(search(ruth, Map.of("action", "viewed")))
        .contains("notification:" + told, "child:00000999-0000-4000-8004-000000000001")
        .doesNotContain(restricted.toString(), "00000999-0000-4000-8004-000000000009");
    assertThat(search(ruth, Map.of("subject", "notification:" + restricted)))
        .contains("No entry fits");
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
        select n.child_id, n.authority_id, w.id, w.id, ? from notification n, worker w
        where w.sign_in = 'demo-ruth-ames' and not n.restricted""",
        day.now());
    assertThat(search(ruth, Map.of("action", "viewed"))).contains("No entry fits");
  }

  @Test
  void the_trail_is_silent_about_a_restricted_child_whatever_row_an_entry_is_about() {
    UUID open = day.accessed("9990000018", "L-1001");
    UUID restricted = day.accessed("9990000107", "L-1009");
    day.change(
        """
        insert into review (id, care_event_id, authority_id, reason, candidates, details, state, opened_at)
        select gen_random_uuid(), gen_random_uuid(), '999', 'SEVERAL_CHILDREN', array[n.child_id], '', 'open', now()
        from notification n""");
    day.change(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject, detail)
        select gen_random_uuid(), '999', now(), 'function:planted', 'planted', s.subject, s.detail
        from (
          select 'delivery:' || id, '' from delivery
          union all select 'review:' || id, '' from review
          union all select 'episode:' || id, '' from episode
          union all select 'care_event:' || care_event_id, '' from episode_event
          union all select 'register:999', 'child:' || id from child) s (subject, detail)""");
    Browser ruth = Browser.signedInAs(AUDITOR);

    String page = search(ruth, Map.of("action", "planted"));

    assertThat(page).contains("care_event:", "delivery:", "episode:", "review:", "child:");
    assertThat(rowsOf(open)).isNotEmpty().allMatch(page::contains);
    assertThat(rowsOf(restricted)).isNotEmpty().noneMatch(page::contains);
    assertThat(search(Browser.signedInAs("demo-pia-lowe"), Map.of("actor", "function:planted")))
        .contains("delivery:")
        .doesNotContain(rowsOf(restricted).getFirst());
  }

  /** The ids of all rows that hang on a notification. */
  private List<String> rowsOf(UUID notification) {
    return day.query(
        """
        select d.id from delivery d where d.notification_id = '%1$s'
        union all select r.id from notification n join review r on n.child_id = any (r.candidates) where n.id = '%1$s'
        union all select n.episode_id from notification n where n.id = '%1$s'
        union all select e.care_event_id from notification n join episode_event e on e.episode_id = n.episode_id
          where n.id = '%1$s'
        union all select n.child_id from notification n where n.id = '%1$s'"""
            .formatted(notification));
  }

  @Test
  void the_desk_names_no_row_of_a_restricted_child() {
    UUID open = day.accessed("9990000018", "L-1001");
    UUID restricted = day.accessed("9990000107", "L-1009");
    day.change(
        """
        insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, remedy)
        select gen_random_uuid(), 'notification-unanswered', 'notification:' || id, '999', now(), now(), 'Ring.'
        from notification""");
    for (UUID notification : List.of(open, restricted)) {
      queues.put(
          "dispatch-dead-letters",
          "{\"deliveryId\":\"%s\",\"authority\":\"999\"}".formatted(deliveryOf(notification)));
    }
    Browser pia = Browser.signedInAs(OPERATOR);

    assertThat(pia.get("/desk/findings").asString())
        .contains("notification:" + open, ">notification, since")
        .doesNotContain(restricted.toString());
    assertThat(pia.get("/desk/dead-letters").asString())
        .contains(deliveryOf(open))
        .doesNotContain(deliveryOf(restricted));
    day.change("update delivery set state = 'due', due_at = '2026-03-01T00:00Z'");
    assertThat(pia.get("/desk").asString()).contains(deliveriesOf(open) + " waiting");
  }

  private String deliveryOf(UUID notification) {
    return day.query(
            "select min(cast(id as text)) from delivery where notification_id = '"
                + notification
                + "'")
        .getFirst();
  }

  private String deliveriesOf(UUID notification) {
    return day.query("select count(*) from delivery where notification_id = '" + notification + "'")
        .getFirst();
  }

  @Test
  void the_trail_is_read_page_by_page_and_what_is_looked_for_stands_in_no_address() {
    day.change(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        select gen_random_uuid(), '999', now() - i * interval '1 minute', 'function:planted', 'planted', 'register:' || i
        from generate_series(1, 60) i""");
    Browser ruth = Browser.signedInAs(AUDITOR);

    String first = search(ruth, Map.of("action", "planted"));
    Matcher before = Pattern.compile("name=\"before\" value=\"(\\d+)\"").matcher(first);
    assertThat(before.find()).isTrue();
    String second =
        ruth.post("/desk/audit", Map.of("action", "planted", "before", before.group(1))).asString();

    assertThat(first).contains(">register:1<", ">register:50<").doesNotContain(">register:51<");
    assertThat(second)
        .contains(">register:51<", ">register:60<")
        .doesNotContain(">register:50<", "Older entries");
    assertThat(ruth.get("/desk/audit?action=Alex+Exampleone").asString())
        .contains("planted")
        .doesNotContain("Alex Exampleone");
    assertThat(search(ruth, Map.of("from", "yesterday")))
        .contains("<title>Error: Audit trail", "Enter the first day as 2026-03-10");
  }

  @Test
  void an_operator_of_another_council_sees_their_own_findings_and_nothing_of_the_deployment() {
    day.change(
        "insert into worker_role select id, '998', 'operator' from worker where authority_id = '998'");
    day.change(
        """
        insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, remedy)
        select gen_random_uuid(), rule, subject, council, now(), now(), 'Mend it.'
        from (values ('feed-silent', 'feed:demo-hospital', null), ('register-stale', 'register:999', '999'),
          ('rota-unchecked', 'rota:998', '998')) f (rule, subject, council)""");
    UUID event = day.arrived(org.wardline.AcceptedEvents.access("9990000018", "L-1001", day.now()));
    queues.put("matching-dead-letters", "{\"careEventId\":\"" + event + "\"}");
    sendBroken();
    Browser petra = Browser.signedInAs("demo-petra-sand");

    assertThat(petra.get("/desk").asString())
        .contains("Findings of the auditor</a> (1 open)")
        .doesNotContain(
            "kept aside</a>", "Daily statements", "matching", "arrivals", "demo-hospital");
    assertThat(petra.get("/desk/findings").asString())
        .contains("rota:998")
        .doesNotContain("register:999", "demo-hospital");
    assertThat(petra.get("/desk/dead-letters").asString())
        .doesNotContain(event.toString(), "arrivals");
    for (String path : new String[] {"/desk/statements", "/desk/quarantine"}) {
      petra.get(path).then().statusCode(404);
    }
    petra.get("/desk/break-glass");
    petra
        .post("/desk/dead-letters/matching/replay", Map.of("reason", "INC-1005"))
        .then()
        .statusCode(404);
    petra.get("/desk/break-glass");
    String kept = day.query("select id from quarantine").getFirst();
    assertThat(
            petra
                .post(
                    "/desk/break-glass",
                    Map.of("kind", "quarantine", "item", kept, "reason", "INC-1005"))
                .asString())
        .contains("There is no such item that can be opened");

    assertThat(Browser.signedInAs(OPERATOR).get("/desk/findings").asString())
        .contains("register:999", "feed:demo-hospital")
        .doesNotContain("rota:998");
  }

  @Test
  void a_keeper_of_another_council_sees_no_list_of_sign_ins_and_gives_one_that_they_were_told() {
    day.change(
        "insert into worker_role select id, '998', 'register_keeper' from worker where sign_in = 'demo-petra-sand'");
    day.change(
        "insert into worker (id, authority_id, name) values ('00000998-0000-4000-8002-00000000009a', '998', 'New Here')");
    day.change("insert into unknown_sign_in values ('0f0f-theirs', ?, ?)", day.now(), day.now());
    day.change("insert into unknown_sign_in values ('0f0f-ours', ?, ?)", day.now(), day.now());
    Browser petra = Browser.signedInAs("demo-petra-sand");

    assertThat(petra.get("/sign-ins").asString())
        .contains("The identifier of their account", "New Here")
        .doesNotContain("0f0f");
    petra.post(
        "/sign-ins",
        Map.of("subject", "0f0f-ours", "worker", "00000998-0000-4000-8002-00000000009a"));

    assertThat(day.query("select sign_in from worker where name = 'New Here'"))
        .containsExactly("0f0f-ours");
    assertThat(Browser.signedInAs("demo-oli-tarn").get("/sign-ins").asString())
        .contains("0f0f-theirs");
  }

  @Test
  void nobody_breaks_more_glass_in_an_hour_than_they_may() {
    UUID notification = day.accessed("9990000018", "L-1001");
    Map<String, String> form =
        Map.of("kind", "notification", "item", notification.toString(), "reason", "INC-1006");
    Browser pia = Browser.signedInAs(OPERATOR);
    pia.get("/desk/break-glass");
    for (int opened = 0; opened < 5; opened++) {
      pia.post("/desk/break-glass", form).then().statusCode(303);
    }

    assertThat(pia.post("/desk/break-glass", form).asString())
        .contains("You have opened 5 items in the last hour", "after 11:00");
    assertThat(day.query("select count(*) from break_glass")).containsExactly("5");
    day.moveClock(java.time.Duration.ofMinutes(61));
    Browser later = Browser.signedInAs(OPERATOR);
    later.get("/desk/break-glass");
    later.post("/desk/break-glass", form).then().statusCode(303);
  }

  @Test
  void a_message_that_was_kept_aside_is_replayed_for_a_reason_corrected_through_broken_glass() {
    sendBroken();
    String kept = day.query("select id from quarantine").getFirst();
    Browser pia = Browser.signedInAs(OPERATOR);
    assertThat(pia.get("/desk/quarantine").asString())
        .contains("From demo-hospital")
        .doesNotContain("9990000018");

    pia.post("/desk/quarantine/" + kept + "/replay", Map.of("reason", "")).then().statusCode(400);
    assertThat(day.query("select id from replay")).isEmpty();
    assertThat(
            location(
                pia.post("/desk/quarantine/" + kept + "/replay", Map.of("reason", "INC-1001"))))
        .endsWith("done=still-unreadable");

    pia.get("/desk/break-glass?kind=quarantine&item=" + kept);
    String opened =
        location(
            pia.post(
                "/desk/break-glass",
                Map.of("kind", "quarantine", "item", kept, "reason", "INC-1001")));
    assertThat(pia.get(opened).asString()).contains("9990000018");
    assertThat(
            location(
                pia.post(opened + "/replay", Map.of("body", BROKEN + "}}", "reason", "INC-1001"))))
        .endsWith("done=replayed");

    assertThat(day.query("select sender from care_event")).containsExactly("demo-hospital");
    assertThat(day.query("select count(*) from quarantine")).containsExactly("1");
    assertThat(day.query("select reason || ' ' || corrected from replay order by at, corrected"))
        .containsExactly("INC-1001 false", "INC-1001 true");
    assertThat(
            day.query(
                "select action from audit_entry where subject = 'quarantine:"
                    + kept
                    + "' order by position"))
        .containsSubsequence(
            "replayed",
            "handed in",
            "glass broken",
            "viewed through broken glass",
            "replayed corrected",
            "handed in");
    assertThat(pia.get("/desk/quarantine").asString())
        .contains("Handed in corrected, ", ": one event was taken in");
    assertThat(day.query("select is_settled_message(id) from quarantine")).containsExactly("t");
  }

  @Test
  void somebody_says_for_a_reason_that_nothing_is_to_be_done_about_a_message() {
    sendBroken();
    String kept = day.query("select id from quarantine").getFirst();
    Browser pia = Browser.signedInAs(OPERATOR);
    String act = "/desk/quarantine/" + kept + "/replay";
    pia.get("/desk/quarantine");

    pia.post(act, Map.of("reason", "", "nothing", "yes")).then().statusCode(400);
    assertThat(location(pia.post(act, Map.of("reason", "INC-1003", "nothing", "yes"))))
        .endsWith("done=left");

    assertThat(pia.get("/desk/quarantine").asString()).contains("Nothing is to be done: said ");
    assertThat(
            day.query("select action from audit_entry where subject = 'quarantine:" + kept + "'"))
        .containsExactly("left as it is");
    assertThat(day.query("select is_settled_message(id) from quarantine")).containsExactly("t");
  }

  @Test
  void what_was_kept_aside_is_read_page_by_page_and_a_form_comes_back_to_its_page() {
    day.change(
        """
        insert into quarantine (id, sender, content_type, reason, body, arrived_at)
        select gen_random_uuid(), 'demo-hospital', 'application/json', 'not JSON', '',
          now() - i / 3 * interval '1 hour'
        from generate_series(1, 120) i""");
    Browser pia = Browser.signedInAs(OPERATOR);
    List<String> seen = new ArrayList<>();
    String path = "/desk/quarantine";
    String last = path;
    for (int page = 0; path != null && page < 5; page++) {
      last = path;
      String html = pia.follow(path).asString();
      KEPT.matcher(html).results().map(one -> one.group(1)).forEach(seen::add);
      Matcher next = OLDER.matcher(html);
      path = next.find() ? next.group(1) : null;
    }

    assertThat(path).isNull();
    assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    String after = last.substring(last.indexOf('=') + 1);
    String kept = seen.getLast();
    assertThat(
            pia.post("/desk/quarantine/" + kept + "/replay", Map.of("reason", "", "after", after))
                .asString())
        .contains("href=\"#reason-" + kept + "\"", "id=\"reason-" + kept + "\"")
        .contains("name=\"after\" value=\"" + after + "\"")
        .doesNotContain(seen.getFirst());
    assertThat(pia.get("/desk/quarantine?after=soon").asString()).contains(seen.getFirst());
  }

  @Test
  void dead_letters_are_announced_again_for_a_reason_and_taken_away() {
    UUID event = day.arrived(org.wardline.AcceptedEvents.access("9990000018", "L-1001", day.now()));
    queues.put("matching-dead-letters", "{\"careEventId\":\"" + event + "\"}");
    queues.put("matching-dead-letters", "not ours");
    Browser pia = Browser.signedInAs(OPERATOR);
    assertThat(pia.get("/desk/dead-letters").asString()).contains(event.toString(), "matched");

    assertThat(
            location(pia.post("/desk/dead-letters/matching/replay", Map.of("reason", "INC-1002"))))
        .endsWith("done=replayed");

    assertThat(queues.waiting("matching")).isEqualTo(1);
    assertThat(day.query("select subject from replay")).containsExactly(event.toString());
    assertThat(queues.drain("matching")).isEqualTo(1);
  }

  @Test
  void broken_glass_ends_by_itself_and_is_reviewed_by_somebody_else() {
    UUID notification = day.accessed("9990000018", "L-1001");
    UUID restricted = day.accessed("9990000107", "L-1009");
    Browser pia = Browser.signedInAs(OPERATOR);
    pia.get("/desk/break-glass");

    assertThat(
            pia.post(
                    "/desk/break-glass",
                    Map.of(
                        "kind",
                        "notification",
                        "item",
                        restricted.toString(),
                        "reason",
                        "INC-1003"))
                .statusCode())
        .isEqualTo(400);
    pia.get("/desk/break-glass");
    String opened =
        location(
            pia.post(
                "/desk/break-glass",
                Map.of(
                    "kind",
                    "notification",
                    "item",
                    notification.toString(),
                    "reason",
                    "INC-1003")));
    assertThat(pia.get(opened).asString()).contains("Alex Exampleone");
    Browser ruth = Browser.signedInAs(AUDITOR);
    ruth.get(opened).then().statusCode(404);
    day.moveClock(java.time.Duration.ofMinutes(31));
    Browser later = Browser.signedInAs(OPERATOR);
    later.get(opened).then().statusCode(404);

    later.get("/desk/break-glass");
    assertThat(location(later.post(opened + "/review", Map.of("justified", "yes"))))
        .endsWith("done=not-done");
    assertThat(ruth.get("/desk/break-glass").asString()).contains("It was justified");
    assertThat(location(ruth.post(opened + "/review", Map.of("justified", "no"))))
        .endsWith("done=reviewed");
    assertThat(ruth.get("/desk/break-glass").asString()).contains("Not justified, says Ruth Ames");
    assertThat(
            day.query(
                "select count(*) from audit_entry where action = 'viewed through broken glass' and subject like 'child:%'"))
        .containsExactly("1");
  }

  @Test
  void what_is_not_filed_is_listed_for_those_who_oversee_and_for_operators() {
    for (String worker : new String[] {OPERATOR, "demo-dev-marlow"}) {
      assertThat(Browser.signedInAs(worker).get("/not-filed").asString())
          .contains("Everything is filed.");
    }
    Browser.signedInAs("demo-amira-stone").get("/not-filed").then().statusCode(404);
  }

  @Test
  void nobody_else_finds_the_desk_and_an_auditor_does_nothing_there() {
    for (String worker : new String[] {"demo-amira-stone", "demo-dev-marlow", "demo-oli-tarn"}) {
      Browser browser = Browser.signedInAs(worker);
      for (String path :
          new String[] {
            "", "/findings", "/audit", "/quarantine", "/dead-letters", "/break-glass"
          }) {
        browser.get("/desk" + path).then().statusCode(404);
      }
    }
    Browser ruth = Browser.signedInAs(AUDITOR);
    assertThat(ruth.get("/desk/dead-letters").statusCode()).isEqualTo(200);
    ruth.get("/desk/break-glass");
    assertThat(
            ruth.post("/desk/dead-letters/matching/replay", Map.of("reason", "INC-1004"))
                .statusCode())
        .isEqualTo(404);
  }

  private static String location(Response response) {
    assertThat(response.statusCode()).isEqualTo(303);
    return response.header("Location");
  }

  @Test
  void a_finding_says_by_its_reference_which_notification_it_is_about_and_when_nobody_is_on_duty() {
    UUID notification = day.accessed("9990000018", "L-1001");
    UUID gap = UUID.randomUUID();
    day.change(
        "insert into rota_gap select '"
            + gap
            + "', authority_id, id, 'duty', '2026-03-13T08:30Z', '2026-03-13T17:00Z' from team where authority_id = '999' order by id limit 1");
    for (String subject : new String[] {"notification:" + notification, "rota_gap:" + gap}) {
      day.change(
          "insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at) values (gen_random_uuid(),"
              + " 'planted', '"
              + subject
              + "', '999', now(), now())");
    }

    assertThat(Browser.signedInAs(OPERATOR).get("/desk/findings").asString())
        .contains(
            day.query("select reference from notification").getFirst()
                + ", notification:"
                + notification,
            "Friday 13 March, 08:30, rota_gap:" + gap);
  }
}

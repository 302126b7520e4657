package org.wardline.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.TestQueues;
import org.wardline.auditor.RecordedLog;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;

/**
 * Whatever is wrong with a form is said on the page that has the form: in the title, above all else
 * with a link to the field, and at the field; and what was sent stands there again.
 */
@QuarkusTest
class FormErrorsTest {
  private static final Pattern LINK = Pattern.compile("(?s)govuk-error-summary__list\">(.*?)</ul>");
  private static final Pattern TARGET = Pattern.compile("href=\"#([^\"]+)\">([^<]+)<");
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final String GARETHS_ABSENCE =
      "/absences/entries/00000999-0000-4000-8004-000000000001";
  private static final String LONG = "x".repeat(2100);

  /** Forms of buttons alone, or whose fields a script fills: nothing in them can be wrong. */
  private static final Set<String> WITHOUT_FIELDS =
      Set.of(
          "/absences/entries/1/take-back",
          "/children/1",
          "/children/openings/1",
          "/children/searches/1",
          "/desk/break-glass/1/review",
          "/devices",
          "/devices/1/stop",
          "/not-filed/1",
          "/notifications/1/acknowledgement",
          "/register/loads/1",
          "/register/uploads",
          "/reviews/1",
          "/sign-in",
          "/sign-out");

  /**
   * A form as somebody sends it.
   *
   * @param page where it stands
   * @param fields the ids of the fields that are wrong
   * @param kept of what was sent, what stands there again
   */
  private record Wrong(
      String reader,
      String page,
      String action,
      Map<String, String> sent,
      List<String> fields,
      String kept) {}

  @Inject DemoDay day;
  @Inject TestQueues queues;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void every_form_says_what_is_wrong_above_and_at_the_field_and_keeps_what_was_sent() {
    List<Wrong> all =
        Stream.of(ofNotifications(), ofRota(), ofRegister(), ofDesk(), ofOthers())
            .flatMap(forms -> forms)
            .toList();

    for (Wrong wrong : all) {
      Browser browser = Browser.signedInAs(wrong.reader());
      browser.get(wrong.page());
      check(wrong, send(browser, wrong));
    }

    assertThat(
            Routes.ofFormsWithoutOneOf(
                Stream.concat(all.stream().map(Wrong::action), WITHOUT_FIELDS.stream()).toList()))
        .isEmpty();
  }

  private static Response send(Browser browser, Wrong wrong) {
    if (wrong.action().endsWith("/files") || wrong.action().endsWith("/import")) {
      return browser.upload(wrong.action(), wrong.sent().getOrDefault("kind", ""), "");
    }
    return wrong.action().contains("?")
        ? browser.get(wrong.action())
        : browser.post(wrong.action(), wrong.sent());
  }

  @Test
  void a_character_that_nobody_types_is_refused_and_is_no_failure() {
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    pia.get("/desk/break-glass");
    pia.post("/desk/break-glass", Map.of("kind", "child", "item", ALEX, "reason", "INC\0-20001"))
        .then()
        .statusCode(400);
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");
    amira.post("/notifications", Map.of("reference", "AB\0")).then().statusCode(400);
    assertThat(amira.follow("/notifications?list=mine%00").asString())
        .contains("This address cannot be used like that");
  }

  @Test
  void a_form_that_cannot_be_read_is_answered_and_nothing_of_it_is_logged() {
    try (RecordedLog log = RecordedLog.of("")) {
      assertThat(sent("formToken=x&code=9990000018%zz%").statusCode()).isEqualTo(400);
      assertThat(sent("formToken=x&code=" + "9".repeat(40_000)).statusCode()).isEqualTo(403);
      Response large = sent("formToken=x&code=" + "9".repeat(10_600_000));
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.asString()).contains("That is more than can be taken");
      assertThat(log.lines()).noneMatch(line -> line.contains("999"));
    }
  }

  private static Response sent(String form) {
    return given()
        .baseUri(ConfigProvider.getConfig().getValue("test.url", String.class))
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/x-www-form-urlencoded")
        .body(form)
        .post("/continuity");
  }

  private static void check(Wrong wrong, Response answer) {
    String page = answer.asString();
    assertThat(answer.statusCode()).as(wrong.action()).isIn(200, 400);
    assertThat(page)
        .as(wrong.action())
        .contains("<title>Error: ", "There is a problem", "data-module=\"govuk-error-summary\"")
        .contains(wrong.kept());
    Matcher list = LINK.matcher(page);
    assertThat(list.find()).as(wrong.action()).isTrue();
    List<String> fields =
        TARGET
            .matcher(list.group(1))
            .results()
            .map(
                link -> {
                  assertThat(page)
                      .as(wrong.action() + " at " + link.group(1))
                      .contains(" id=\"" + link.group(1) + "\"")
                      .containsPattern(
                          "(?s)govuk-error-message\"[^>]*>.{0,80}Error:</span>\\s*"
                              + Pattern.quote(link.group(2)));
                  return link.group(1);
                })
            .toList();
    assertThat(fields).as(wrong.action()).isEqualTo(wrong.fields());
  }

  private Stream<Wrong> ofNotifications() {
    String concluded = "/notifications/" + day.accessed("9990000026", "L-1002");
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get(concluded);
    dev.post(concluded + "/outcome", Map.of("outcome", "VISIT_PLANNED"));
    UUID told = day.accessed("9990000018", "L-1001");
    String page = "/notifications/" + told;
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page);
    amira.post(page + "/acknowledgement", Map.of());
    return Stream.of(
        new Wrong(
            "demo-amira-stone",
            page,
            page + "/outcome",
            Map.of("note", LONG),
            List.of("outcome", "note"),
            ">" + LONG + "</textarea>"),
        new Wrong(
            "demo-amira-stone",
            page,
            page + "/hand-over",
            Map.of("successor", "nobody", "message", LONG),
            List.of("successor", "message"),
            ">" + LONG + "</textarea>"),
        new Wrong(
            "demo-dev-marlow",
            concluded,
            concluded + "/outcome-taken-back",
            Map.of("reason", LONG),
            List.of("reason"),
            ">" + LONG + "</textarea>"),
        new Wrong(
            "demo-amira-stone",
            "/notifications",
            "/notifications",
            Map.of("reference", "aaaa-aaaa"),
            List.of("reference"),
            "value=\"AAAA-AAAA\""));
  }

  /** Browsers of telephones ask for the address of a page that they let go of. */
  @Test
  void who_reloads_the_answer_to_a_form_comes_back_to_a_page() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");

    assertThat(Routes.ofFormsWithoutOneOf(List.of("/sign-out")))
        .hasSizeGreaterThan(30)
        .extracting(form -> form.replaceAll("[{][^}]+[}]", UUID.randomUUID().toString()))
        .noneMatch(address -> dev.get(address).statusCode() == 405);
    for (String form : List.of("/rota/turn/override", "/rota/turn/swap", "/rota/import")) {
      assertThat(dev.get(form).header("Location")).isEqualTo("/rota");
    }
    assertThat(dev.get("/register/files").header("Location")).isEqualTo("/register");
  }

  private Stream<Wrong> ofRota() {
    RotaPagesTest.withCalendar();
    String event =
        day.query(
                "select rota_event_id from shift where rota_event_id is not null and from_date = '2026-03-12'")
            .getFirst();
    String turn = "/rota/turn?event=" + event + "&begin=2026-03-12T09:00";
    Map<String, String> place = Map.of("event", event, "begin", "2026-03-12T09:00");
    String unreachable = "00000999-0000-4000-8002-0000000000aa";
    day.change(
        "insert into worker (id, authority_id, name) values (?, '999', 'Una Reached')",
        UUID.fromString(unreachable));
    return Stream.of(
        new Wrong(
            "demo-dev-marlow",
            turn,
            "/rota/turn/override",
            with(place, "worker", ""),
            List.of("worker"),
            "value=\"" + event),
        new Wrong(
            "demo-dev-marlow",
            turn,
            "/rota/turn/override",
            with(place, "worker", unreachable),
            List.of("worker"),
            "Una Reached has neither desktop nor e-mail"),
        new Wrong(
            "demo-dev-marlow",
            turn,
            "/rota/turn/swap",
            with(place, "other", ""),
            List.of("other"),
            "value=\"" + event),
        new Wrong(
            "demo-dev-marlow", "/rota", "/rota/import", Map.of(), List.of("calendar"), "Choose a"),
        new Wrong(
            "demo-dev-marlow",
            "/absences",
            "/absences/away",
            Map.of("worker", "", "first", "soon", "last", "later"),
            List.of("away-worker", "away-first", "away-last"),
            "value=\"later\""),
        new Wrong(
            "demo-dev-marlow",
            "/absences",
            "/absences/cover",
            Map.of("worker", "", "cover", unreachable, "first", "2026-03-12", "last", "2026-03-11"),
            List.of("cover-worker", "cover-last"),
            "value=\"2026-03-11\""),
        new Wrong(
            "demo-dev-marlow",
            GARETHS_ABSENCE,
            GARETHS_ABSENCE + "/end",
            Map.of("last", "soon"),
            List.of("entry-last"),
            "value=\"soon\""),
        new Wrong(
            "demo-dev-marlow",
            "/absences",
            "/absences/leaver",
            Map.of("worker", "", "first", "2026-02-30"),
            List.of("leaver-worker", "leaver-first"),
            "value=\"2026-02-30\""));
  }

  private static Map<String, String> with(Map<String, String> place, String field, String value) {
    return Map.of("event", place.get("event"), "begin", place.get("begin"), field, value);
  }

  private Stream<Wrong> ofRegister() {
    String child = "/register/children/" + ALEX;
    String morgan = day.query("select id from worker where name = 'Morgan Reeve'").getFirst();
    day.change("insert into unknown_sign_in values ('0f0f-unknown', ?, ?)", day.now(), day.now());
    return Stream.of(
        new Wrong(
            "demo-oli-tarn",
            "/register",
            "/register/files",
            Map.of("kind", "changes"),
            List.of("file"),
            "value=\"changes\" checked"),
        new Wrong(
            "demo-oli-tarn",
            "/register",
            "/register/files",
            Map.of("kind", "some"),
            List.of("kind-full"),
            "What does the file list?"),
        new Wrong(
            "demo-oli-tarn",
            "/register/children",
            "/register/children",
            Map.of("id", "L-4711"),
            List.of("id"),
            "value=\"L-4711\""),
        new Wrong(
            "demo-oli-tarn",
            child,
            child,
            Map.of("act", "restrict", "custodian", morgan),
            List.of("deputy"),
            "list=\"mayKeep\" value=\"Morgan Reeve\""),
        new Wrong(
            "demo-oli-tarn",
            child,
            child,
            Map.of("act", "restrict", "custodian", morgan, "deputy", morgan),
            List.of("custodian"),
            "list=\"mayKeep\" value=\"Morgan Reeve\""),
        new Wrong(
            "demo-oli-tarn", child, child, Map.of("act", "bar"), List.of("worker"), "Select who"),
        new Wrong(
            "demo-oli-tarn",
            child,
            child,
            Map.of("act", "hold", "reference", LONG),
            List.of("reference"),
            "value=\"" + LONG + "\""),
        new Wrong(
            "demo-oli-tarn",
            "/sign-ins",
            "/sign-ins",
            Map.of("subject", "0f0f-unknown", "worker", ""),
            List.of("worker"),
            "value=\"0f0f-unknown\" aria-describedby=\"seen-1\" checked"),
        new Wrong(
            "demo-oli-tarn",
            "/sign-ins",
            "/sign-ins",
            Map.of("worker", morgan),
            List.of("subject"),
            "0f0f-unknown"));
  }

  private Stream<Wrong> ofDesk() {
    UUID told = day.accessed("9990000026", "L-1002");
    UUID kept = UUID.fromString("00000999-0000-4000-8000-000000000001");
    day.change(
        "insert into quarantine (id, sender, content_type, reason, body, arrived_at) values (?, 'demo-hospital', '', 'x', ?, now())",
        kept,
        awaiting
            .await(sealing::keys)
            .seal("{".getBytes(StandardCharsets.UTF_8), "quarantine", kept));
    queues.put("matching-dead-letters", "{\"careEventId\":\"" + told + "\"}");
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    pia.get("/desk/break-glass");
    String opened =
        pia.post(
                "/desk/break-glass",
                Map.of("kind", "notification", "item", told.toString(), "reason", "INC-20001"))
            .header("Location");
    day.change(
        "update break_glass set kind = 'quarantine', item = '00000999-0000-4000-8000-000000000001'");
    return Stream.of(
        new Wrong(
            "demo-pia-lowe",
            "/desk/break-glass",
            "/desk/break-glass",
            Map.of("kind", "notification", "item", "it", "reason", "so"),
            List.of("item", "reason"),
            "value=\"so\""),
        new Wrong(
            "demo-pia-lowe",
            "/desk/quarantine",
            "/desk/quarantine/00000999-0000-4000-8000-000000000001/replay",
            Map.of("reason", "so"),
            List.of("reason-00000999-0000-4000-8000-000000000001"),
            "value=\"so\""),
        new Wrong(
            "demo-pia-lowe",
            "/desk/dead-letters",
            "/desk/dead-letters/matching/replay",
            Map.of("reason", "so"),
            List.of("reason-matching"),
            "value=\"so\""),
        new Wrong(
            "demo-pia-lowe",
            "/desk/audit",
            "/desk/audit",
            Map.of("from", "soon", "until", "later", "actor", "function:x"),
            List.of("from", "until"),
            "value=\"function:x\""),
        new Wrong(
            "demo-pia-lowe",
            opened,
            opened + "/replay",
            Map.of("body", "mended by hand", "reason", ""),
            List.of("reason"),
            ">mended by hand</textarea>"));
  }

  private static Stream<Wrong> ofOthers() {
    return Stream.of(
        new Wrong(
            "demo-amira-stone",
            "/children",
            "/children/search",
            Map.of("text", "", "reason", "why"),
            List.of("text", "reason"),
            "value=\"why\""),
        new Wrong(
            "demo-dev-marlow",
            "/measures",
            "/measures?first=soon&last=later",
            Map.of(),
            List.of("first", "last"),
            "value=\"later\""),
        new Wrong(
            "demo-dev-marlow",
            "/policy/dry-run",
            "/policy/dry-run?case=x&worker=&moment=soon",
            Map.of(),
            List.of("case", "worker", "moment"),
            "value=\"soon\""),
        new Wrong(
            "demo-dev-marlow",
            "/policy/briefing/duty/text",
            "/policy/briefing/duty/text",
            Map.of("text", LONG + LONG, "seen", "0", "act", "save"),
            List.of("text"),
            LONG + LONG),
        new Wrong(
            "demo-dev-marlow",
            "/continuity",
            "/continuity",
            Map.of("code", ""),
            List.of("code"),
            "Enter a code"));
  }
}

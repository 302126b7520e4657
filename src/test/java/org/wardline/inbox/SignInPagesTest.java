package org.wardline.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInPagesTest {
  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void who_is_not_signed_in_is_sent_to_the_sign_in_and_comes_back() {
    Browser browser = new Browser();
    UUID id = day.accessed("9990000018", "L-1001");

    Response sent = browser.get("/notifications/" + id);
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo("/sign-in?return=%2Fnotifications%2F" + id);

    String page = browser.get("/sign-in?return=/notifications/" + id).asString();
    assertThat(page)
        .contains("Amira Stone", "Exampleshire Council", "Sampleton Borough Council")
        .contains("name=\"return\" value=\"/notifications/" + id + "\"");
    Response back =
        browser.post(
            "/sign-in", Map.of("subject", "demo-amira-stone", "return", "/notifications/" + id));
    assertThat(back.header("Location")).isEqualTo("/notifications/" + id);
    browser.get("/notifications/" + id).then().statusCode(200);
  }

  @Test
  void nobody_is_sent_to_another_site() {
    Browser browser = new Browser();
    assertThat(browser.get("/sign-in?return=https://evil.example/").asString())
        .contains("name=\"return\" value=\"/\"")
        .doesNotContain("evil");

    assertThat(
            browser
                .post("/sign-in", Map.of("subject", "demo-amira-stone", "return", "//evil.example"))
                .header("Location"))
        .isEqualTo("/");
  }

  @Test
  void the_cookie_is_for_this_site_alone_and_says_nothing_but_the_subject() {
    Browser browser = new Browser();
    browser.get("/sign-in");
    String cookie =
        browser
            .post("/sign-in", Map.of("subject", "demo-amira-stone"))
            .headers()
            .getValues("Set-Cookie")
            .getFirst();

    assertThat(cookie.toLowerCase(java.util.Locale.ROOT))
        .contains("httponly", "samesite=strict", "max-age=28800", "path=/")
        .doesNotContain("amira", "stone");
  }

  @Test
  void only_a_demo_user_can_be_chosen() {
    Browser browser = new Browser();
    browser.get("/sign-in");

    browser.post("/sign-in", Map.of("subject", "subject-of-a-live-worker")).then().statusCode(400);
    browser.post("/sign-in", Map.of()).then().statusCode(400);
    assertThat(browser.cookie("wardline-session")).isNull();
  }

  @Test
  void a_leaver_is_out_at_the_next_click() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications").then().statusCode(200);

    day.change("update worker set left_at = ? where sign_in = 'demo-amira-stone'", day.now());

    Response refused = amira.get("/notifications");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("You are signed in, but not known here");
    Browser.signedInAs("demo-carol-denby").get("/notifications").then().statusCode(403);
  }

  @Test
  void who_has_a_last_day_is_in_until_then() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    day.change(
        "update worker set left_at = ? where sign_in = 'demo-amira-stone'",
        day.now().plus(Duration.ofHours(1)));
    amira.get("/notifications").then().statusCode(200);

    day.moveClock(Duration.ofHours(1));

    amira.get("/notifications").then().statusCode(403);
  }

  @Test
  void a_removed_role_is_gone_at_the_next_click() {
    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get("/reviews").then().statusCode(200);

    day.change("delete from worker_role where role = 'duty'");

    farah.get("/reviews").then().statusCode(404);
  }

  @Test
  void a_session_ends_after_a_working_day() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    day.moveClock(Duration.ofHours(8).minusSeconds(1));
    amira.get("/notifications").then().statusCode(200);

    day.moveClock(Duration.ofSeconds(1));

    assertThat(amira.get("/notifications").header("Location"))
        .isEqualTo("/sign-in?return=%2Fnotifications");
  }

  @Test
  void a_forged_cookie_is_nobody() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    String[] parts = amira.cookie("wardline-session").split("\\.", -1);

    amira.setCookie(
        "wardline-session", parts[0] + "." + 1999999999 + "." + parts[2] + "." + parts[3]);

    amira.get("/notifications").then().statusCode(303);
  }

  @Test
  void who_signs_out_is_out() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");

    assertThat(amira.post("/sign-out", Map.of()).header("Location")).isEqualTo("/sign-in");

    assertThat(amira.cookie("wardline-session")).isNull();
    amira.get("/notifications").then().statusCode(303);
  }

  @Test
  void a_cookie_that_was_kept_is_good_for_nothing_after_the_sign_out() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    Browser amirasPhone = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");
    String kept = amira.cookie("wardline-session");
    amira.post("/sign-out", Map.of());

    Browser thief = new Browser();
    thief.setCookie("wardline-session", kept);

    assertThat(thief.get("/notifications").header("Location"))
        .isEqualTo("/sign-in?return=%2Fnotifications");
    amirasPhone.get("/notifications").then().statusCode(200);
    Browser.signedInAs("demo-amira-stone").get("/notifications").then().statusCode(200);
  }

  @Test
  void what_would_be_over_by_itself_is_not_remembered_any_more() {
    signOut("demo-amira-stone");
    day.moveClock(Duration.ofHours(8));
    signOut("demo-farah-quill");

    assertThat(day.query("select count(*) from ended_session")).containsExactly("1");
  }

  private static void signOut(String subject) {
    Browser browser = Browser.signedInAs(subject);
    browser.get("/notifications");
    browser.post("/sign-out", Map.of()).then().statusCode(303);
  }

  @Test
  void a_form_without_the_token_of_its_session_is_refused() {
    UUID id = day.accessed("9990000018", "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    amira.get("/notifications");
    farah.get("/notifications");
    String form = "/notifications/" + id + "/acknowledgement";

    for (Map<String, String> wrong :
        java.util.List.of(
            Map.<String, String>of(),
            Map.of("formToken", ""),
            Map.of("formToken", "x"),
            Map.of("formToken", farah.token()))) {
      Response refused = amira.postAsIs(form, wrong, Map.of());
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.asString()).contains("This form cannot be used any more");
    }
    assertThat(day.query("select state from notification")).containsExactly("open");
  }

  @Test
  void a_form_that_was_begun_can_be_sent_when_the_same_person_has_signed_in_again() {
    UUID id = day.accessed("9990000018", "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications/" + id);
    Map<String, String> form = Map.of("formToken", amira.token(), "seen", amira.seen());

    Browser again = Browser.signedInAs("demo-amira-stone");
    assertThat(again.cookie("wardline-session")).isNotEqualTo(amira.cookie("wardline-session"));
    again
        .postAsIs("/notifications/" + id + "/acknowledgement", form, Map.of())
        .then()
        .statusCode(303);
  }

  @Test
  void a_form_is_good_for_a_day() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");
    Map<String, String> form = Map.of("formToken", amira.token());

    day.moveClock(Duration.ofDays(1).plusSeconds(1));

    Browser.signedInAs("demo-amira-stone")
        .postAsIs("/sign-out", form, Map.of())
        .then()
        .statusCode(403);
  }

  @Test
  void what_is_sent_after_the_session_has_ended_is_kept_and_can_be_sent_again() {
    UUID id = day.accessed("9990000018", "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    String path = "/notifications/" + id + "/outcome";
    amira.get("/notifications/" + id);
    Map<String, String> form =
        Map.of(
            "formToken",
            amira.token(),
            "seen",
            amira.seen(),
            "outcome",
            "VISIT_PLANNED",
            "note",
            "Rang <the> ward & \"wrote\".\nTwice.");
    day.moveClock(Duration.ofHours(8));

    Response kept = amira.postAsIs(path, form, Map.of("Sec-Fetch-Site", "same-origin"));

    assertThat(kept.statusCode()).isEqualTo(401);
    assertThat(kept.asString())
        .contains("You are signed out", "Nothing was recorded", "Send it again")
        .contains("<form action=\"" + path + "\" method=\"post\">")
        .contains("name=\"note\" value=\"Rang &lt;the&gt; ward &amp; &quot;wrote&quot;.\nTwice.\"");
    assertThat(day.query("select state from notification")).containsExactly("open");
    Browser.signedInAs("demo-amira-stone").postAsIs(path, form, Map.of()).then().statusCode(303);
    assertThat(day.query("select state from notification")).containsExactly("concluded");
  }

  @Test
  void what_a_script_asks_after_the_session_has_ended_leads_to_no_other_site() {
    Browser stranger = new Browser();

    for (String script : new String[] {"cors", "same-origin"}) {
      Response answer = stranger.getAs("/hidden/new", Map.of("Sec-Fetch-Mode", script));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.header("Location")).isNull();
    }
    stranger.getAs("/notifications", Map.of("HX-Request", "true")).then().statusCode(401);
    stranger.getAs("/notifications", Map.of("Sec-Fetch-Mode", "navigate")).then().statusCode(303);
  }

  @Test
  void who_is_not_known_here_reads_which_sign_in_the_keeper_needs_and_can_sign_out() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    day.change("update worker set left_at = ? where sign_in = 'demo-amira-stone'", day.now());

    assertThat(amira.get("/notifications").asString())
        .contains("not known here", ">demo-amira-stone</strong>", "action=\"/sign-out\"")
        .doesNotContain("Go to the first page");
    amira.post("/sign-out", Map.of()).then().statusCode(303);
    amira.get("/notifications").then().statusCode(303);
  }

  @Test
  void a_sign_in_from_elsewhere_is_refused() {
    Browser browser = new Browser();
    browser
        .postAsIs("/sign-in", Map.of("subject", "demo-amira-stone"), Map.of())
        .then()
        .statusCode(403);
  }

  @Test
  void a_form_that_another_site_sends_is_refused_even_with_the_token() {
    UUID id = day.accessed("9990000018", "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications/" + id);
    Map<String, String> form = Map.of("formToken", amira.token(), "seen", amira.seen());
    String path = "/notifications/" + id + "/acknowledgement";

    amira.postAsIs(path, form, Map.of("Sec-Fetch-Site", "cross-site")).then().statusCode(403);
    amira.postAsIs(path, form, Map.of("Origin", "https://evil.example")).then().statusCode(403);
    amira
        .postAsIs(path, form, Map.of("Sec-Fetch-Site", "same-origin", "Origin", "null"))
        .then()
        .statusCode(303);
  }

  @Test
  void a_body_that_is_no_form_is_refused() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    String site = ConfigProvider.getConfig().getValue("test.url", String.class);

    given()
        .baseUri(site)
        .cookie("wardline-session", amira.cookie("wardline-session"))
        .contentType("text/plain")
        .body("formToken=" + amira.token())
        .post("/sign-out")
        .then()
        .statusCode(403);
  }

  @Test
  void pages_are_kept_nowhere_and_load_nothing_from_elsewhere() {
    for (Response page :
        java.util.List.of(
            Browser.signedInAs("demo-amira-stone").get("/notifications"),
            new Browser().get("/sign-in"),
            new Browser().get("/nowhere"))) {
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.asString())
          .doesNotContain("http://", "style=", "<style", "<script>", "onclick");
    }
  }

  @Test
  void styles_and_scripts_may_be_kept_because_their_address_changes_with_them() {
    String page = new Browser().get("/sign-in").asString();
    Matcher addresses = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(page);
    List<String> found = addresses.results().map(one -> one.group(1)).toList();

    assertThat(found).hasSize(5);
    for (String address : found) {
      Response served = new Browser().get(address);
      assertThat(served.statusCode()).as(address).isEqualTo(200);
      assertThat(served.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
      assertThat(served.header("Content-Encoding")).isEqualTo("gzip");
      assertThat(served.asString()).doesNotContain("GDS Transport", "@font-face");
    }
  }

  @Test
  void the_files_of_another_version_are_answered_with_ours_and_not_kept() {
    Response served = new Browser().get("/assets/another/wardline.css");

    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.header("Cache-Control")).isEqualTo("no-cache");
    new Browser().get("/assets/another/secret.txt").then().statusCode(404);
  }

  @Test
  void emblems_and_fonts_that_are_reserved_are_not_shown() {
    new Browser()
        .get("/webjars/govuk-frontend/5.14.0/dist/govuk/assets/images/govuk-crest.svg")
        .then()
        .statusCode(404);
  }
}

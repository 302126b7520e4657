package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages behind a proxy at which https ends; and what is too large for them. */
@QuarkusTest
class BehindProxyTest {
  private static final Map<String, String> HTTPS = Map.of("X-Forwarded-Proto", "https");
  private static final Pattern ASSET = Pattern.compile("src=\"(/assets/[^\"]+)\"");
  private static final String TOO_LONG = "x".repeat(12 * 1024 * 1024);

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private static Browser signedIn() {
    Browser browser = new Browser();
    browser.getAs("/sign-in", HTTPS);
    signIn(browser).then().statusCode(303);
    return browser;
  }

  private static Response signIn(Browser browser) {
    return browser.postAsIs(
        "/sign-in",
        Map.of("subject", "demo-amira-stone", "return", "/", "formToken", browser.token()),
        HTTPS);
  }

  private static Map<Integer, Response> answers(Map<String, String> headers) {
    Browser browser = new Browser();
    Map<Integer, Response> answers = new LinkedHashMap<>();
    Response page = browser.getAs("/sign-in", headers);
    answers.put(200, page);
    answers.put(303, browser.getAs("/notifications", headers));
    answers.put(401, browser.postAsIs("/notifications", Map.of("reference", "x"), headers));
    answers.put(403, browser.postAsIs("/sign-in", Map.of("subject", "x"), headers));
    answers.put(404, browser.getAs("/nowhere", headers));
    answers.put(405, browser.postAsIs("/hidden", Map.of("formToken", browser.token()), headers));
    answers.put(413, browser.postAsIs("/sign-in", Map.of("subject", TOO_LONG), headers));
    return answers;
  }

  @Test
  void every_answer_tells_browsers_to_come_by_https_alone_and_to_load_nothing_from_elsewhere() {
    answers(HTTPS)
        .forEach(
            (status, answer) -> {
              assertThat(answer.statusCode()).isEqualTo(status);
              assertThat(answer.header("Strict-Transport-Security"))
                  .as("%d", status)
                  .isEqualTo("max-age=63072000; includeSubDomains");
              assertThat(answer.header("Content-Security-Policy"))
                  .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                  .doesNotContain("unsafe", "http:", "*");
              assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
              assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
              assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            });
  }

  @Test
  void styles_and_scripts_come_by_https_alone_as_well() {
    Browser browser = new Browser();
    Matcher asset = ASSET.matcher(browser.getAs("/sign-in", HTTPS).asString());
    assertThat(asset.find()).isTrue();

    Response served = browser.getAs(asset.group(1), HTTPS);

    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.header("Strict-Transport-Security")).startsWith("max-age=63072000");
    assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void without_https_nobody_is_sent_there() {
    answers(Map.of())
        .values()
        .forEach(
            answer ->
                assertThat(answer.headers().hasHeaderWithName("Strict-Transport-Security"))
                    .isFalse());
  }

  @Test
  void cookies_are_sent_by_https_alone_and_can_be_set_by_this_host_alone() {
    Browser browser = new Browser();
    Response page = browser.getAs("/sign-in", HTTPS);
    Response signedIn = signIn(browser);

    for (Cookie cookie :
        java.util.List.of(
            page.detailedCookie("__Host-wardline-visit"),
            signedIn.detailedCookie("__Host-wardline-session"))) {
      assertThat(cookie.isSecured()).isTrue();
      assertThat(cookie.isHttpOnly()).isTrue();
      assertThat(cookie.getSameSite()).isEqualTo("Strict");
      assertThat(cookie.getPath()).isEqualTo("/");
      assertThat(cookie.hasDomain()).isFalse();
    }
    browser.getAs("/notifications", HTTPS).then().statusCode(200);
  }

  @Test
  void a_session_that_a_neighbouring_host_has_planted_is_nobodys() {
    String own = signedIn().cookie("__Host-wardline-session");
    Browser victim = new Browser();
    victim.setCookie("wardline-session", own);

    victim.get("/notifications").then().statusCode(200);
    assertThat(victim.getAs("/notifications", HTTPS).header("Location"))
        .isEqualTo("/sign-in?return=%2Fnotifications");
  }

  @Test
  void the_sign_out_takes_the_cookie_back() {
    Browser browser = signedIn();
    browser.getAs("/notifications", HTTPS);

    browser.postAsIs("/sign-out", Map.of("formToken", browser.token()), HTTPS);

    assertThat(browser.cookie("__Host-wardline-session")).isNull();
    browser.getAs("/notifications", HTTPS).then().statusCode(303);
  }

  @Test
  void a_file_that_is_too_large_is_answered_in_our_words() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    oli.get("/register");

    Response refused = oli.upload("/register/files", "full", TOO_LONG);

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.contentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(refused.asString())
        .contains("That is more than can be taken", "a file may have 10 MB", "send it again");
    assertThat(day.query("select count(*) from register_load where state = 'reading'"))
        .containsExactly("0");
    oli.get("/register").then().statusCode(200);
  }

  @Test
  void a_text_that_is_too_long_is_answered_in_our_words() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");

    Response refused = amira.post("/notifications", Map.of("reference", TOO_LONG));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.asString())
        .contains("That is more than can be taken", "all that is written in a form");
  }
}

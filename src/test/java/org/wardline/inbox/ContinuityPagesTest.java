package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContinuityPagesTest {
  private static final String FIRST = "first-keepers-code";
  private static final String ANOTHER_OF_THE_FIRST = "another-first-code";
  private static final String SECOND = "second-keepers-code";

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private static Response enter(Browser browser, String code) {
    browser.get("/continuity");
    return browser.post("/continuity", Map.of("code", code));
  }

  @Test
  void the_page_says_how_soon_the_second_code_must_follow() {
    assertThat(new Browser().get("/continuity").asString())
        .contains("one code each from their envelopes, within 10 minutes.");
  }

  @Test
  void two_keepers_open_it_each_on_their_own_computer_and_the_second_is_signed_in() {
    Browser first = new Browser();
    Browser second = new Browser();

    assertThat(enter(first, FIRST).asString())
        .contains("Your code is taken.", "by 10:10, in 10 minutes");
    day.moveClock(Duration.ofMinutes(9));
    assertThat(enter(second, " " + SECOND + " ").header("Location")).isEqualTo("/notifications");

    assertThat(second.get("/notifications").asString()).contains("Lena Mercer");
    first.get("/notifications").then().statusCode(303);
    day.moveClock(Duration.ofHours(1));
    second.get("/notifications").then().statusCode(303);
    assertThat(
            day.query(
                "select actor || ' ' || action from audit_entry where actor like 'continuity:%'"))
        .containsExactlyInAnyOrder(
            "continuity:safe-a continuity code entered",
            "continuity:safe-a+safe-b continuity account opened");
  }

  @Test
  void its_session_too_ends_with_the_sign_out() {
    enter(new Browser(), FIRST);
    Browser second = new Browser();
    enter(second, SECOND);
    second.get("/notifications").then().statusCode(200);
    String kept = second.cookie("wardline-session");

    second.post("/sign-out", Map.of()).then().statusCode(303);

    second.setCookie("wardline-session", kept);
    second.get("/notifications").then().statusCode(303);
  }

  @Test
  void one_keeper_alone_opens_nothing() {
    Browser first = new Browser();

    assertThat(enter(first, FIRST).statusCode()).isEqualTo(200);
    assertThat(enter(first, ANOTHER_OF_THE_FIRST).asString()).contains("Your code is taken.");

    first.get("/notifications").then().statusCode(303);
  }

  @Test
  void a_code_opens_once_and_only_in_time() {
    Browser browser = new Browser();
    enter(browser, FIRST);
    day.moveClock(Duration.ofMinutes(11));

    assertThat(enter(browser, SECOND).asString()).contains("Your code is taken.");
    assertThat(enter(browser, FIRST).statusCode()).isEqualTo(400);
    assertThat(enter(browser, ANOTHER_OF_THE_FIRST).statusCode()).isEqualTo(303);
  }

  @Test
  void what_is_no_code_is_refused_and_leaves_nothing() {
    Response refused = enter(new Browser(), "a guess");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains("Enter a code of the envelope that has not been used");
    assertThat(day.query("select id from continuity_use")).isEmpty();
  }
}

package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journey through a real authorization code flow. */
@QuarkusTest
@TestProfile(LiveSignIn.class)
@WithTestResource(OwnIdentityProvider.class)
class SignInByProviderTest {
  private static final String AMIRAS_EMAIL = "amira.stone@exampleshire.example";

  @Inject DemoDay day;
  IdentityProvider provider;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void from_the_link_of_an_e_mail_over_the_provider_to_the_notification() {
    UUID id = day.accessed("9990000018", "L-1001");
    provider.signsIn(Map.of("oid", "demo-amira-stone"));
    Browser amira = new Browser();

    String signIn = amira.get("/notifications/" + id).header("Location");
    assertThat(signIn).isEqualTo("/sign-in?return=%2Fnotifications%2F" + id);
    Response signedIn = signIn(amira, "/sign-in?return=/notifications/" + id);

    assertThat(signedIn.header("Refresh")).isEqualTo("0;url=/notifications/" + id);
    assertThat(signedIn.asString()).contains("href=\"/notifications/" + id + "\"");
    assertThat(amira.get("/notifications/" + id).asString())
        .contains("Alex Exampleone", "I have seen this");
    assertThat(amira.get("/notifications").asString()).contains("New (1)", "Amira Stone");
  }

  @Test
  void our_own_cookie_is_all_that_stays_of_the_sign_in() {
    Browser amira = signedInAs("demo-amira-stone");

    assertThat(amira.cookieNames()).contains("wardline-session").noneMatch(n -> n.startsWith("q_"));
  }

  @Test
  void an_unknown_subject_has_no_rights_even_with_a_workers_e_mail_address() {
    UUID id = day.accessed("9990000018", "L-1001");
    provider.signsIn(
        Map.of("oid", "0f0f-unknown", "email", AMIRAS_EMAIL, "preferred_username", AMIRAS_EMAIL));
    Browser stranger = new Browser();
    signIn(stranger, "/sign-in");

    for (String path : new String[] {"/notifications", "/notifications/" + id, "/sign-ins"}) {
      Response refused = stranger.get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.asString())
          .contains("You are signed in, but not known here")
          .doesNotContain("Alex", "A.E.");
    }
  }

  @Test
  void an_unknown_subject_appears_once_on_the_register_keepers_list_and_nowhere_else() {
    signedInAs("0f0f-unknown");
    signedInAs("0f0f-unknown");
    signedInAs("demo-amira-stone");

    String list = signedInAs("demo-oli-tarn").get("/sign-ins").asString();

    assertThat(list.split(">0f0f-unknown<", -1)).hasSize(2);
    assertThat(list).contains("Tuesday 10 March, 10:00").doesNotContain("demo-amira-stone");
    signedInAs("demo-dev-marlow").get("/sign-ins").then().statusCode(404);
    assertThat(day.query("select subject from unknown_sign_in")).containsExactly("0f0f-unknown");
  }

  @Test
  void the_keeper_gives_an_unknown_subject_to_a_worker_but_not_to_themselves() {
    day.change("update worker set sign_in = null where sign_in = 'demo-ben-hollis'");
    signedInAs("0f0f-unknown");
    Browser oli = signedInAs("demo-oli-tarn");
    assertThat(oli.get("/sign-ins").asString())
        .contains(">Ben Hollis</option>")
        .doesNotContain(">Amira Stone</option>");

    String own = "00000999-0000-4000-8002-000000000015";
    Response refused = oli.post("/sign-ins", Map.of("subject", "0f0f-unknown", "worker", own));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains("Select a person who has no sign-in yet");

    String ben = "00000999-0000-4000-8002-000000000002";
    Response given = oli.post("/sign-ins", Map.of("subject", "0f0f-unknown", "worker", ben));
    assertThat(given.header("Location")).startsWith("/sign-ins?said=sign-in-given.");
    assertThat(signedInAs("0f0f-unknown").get("/notifications").asString()).contains("Ben Hollis");
    assertThat(day.query("select actor || subject from audit_entry where action = 'sign-in given'"))
        .containsExactly("worker:" + own + "worker:" + ben);
    oli.post("/sign-ins", Map.of("subject", "demo-dev-marlow", "worker", ben))
        .then()
        .statusCode(400);
  }

  @Test
  void nobodys_account_is_taken_over_by_giving_a_sign_in() {
    day.change(
        "update worker set sign_in = null where sign_in in ('demo-ben-hollis', 'demo-lena-mercer')");
    day.change(
        "update worker set left_at = ? where sign_in in ('demo-petra-sand', 'demo-quentin-hale')",
        day.now());
    Browser oli = signedInAs("demo-oli-tarn");
    oli.get("/sign-ins");
    String amira = "00000999-0000-4000-8002-000000000001";
    String ben = "00000999-0000-4000-8002-000000000002";
    Map<String, String> wrong =
        Map.of(
            "0f0f-unknown",
            amira,
            "demo-lena-mercer",
            ben,
            "demo-petra-sand",
            ben,
            "demo-quentin-hale",
            ben);

    wrong.forEach(
        (subject, worker) -> {
          signedInAs(subject);
          assertThat(
                  oli.post("/sign-ins", Map.of("subject", subject, "worker", worker)).statusCode())
              .as(subject)
              .isEqualTo(400);
        });

    assertThat(day.query("select sign_in from worker where id = '%s'".formatted(amira)))
        .containsExactly("demo-amira-stone");
    assertThat(day.query("select id from audit_entry where action = 'sign-in given'")).isEmpty();
  }

  @Test
  void who_does_not_keep_the_list_gives_nothing() {
    signedInAs("0f0f-unknown");
    Browser dev = signedInAs("demo-dev-marlow");
    dev.get("/notifications");
    String ben = "00000999-0000-4000-8002-000000000002";

    dev.post("/sign-ins", Map.of("subject", "0f0f-unknown", "worker", ben)).then().statusCode(404);
    assertThat(day.query("select sign_in from worker where id = '%s'".formatted(ben)))
        .containsExactly("demo-ben-hollis");
  }

  @Test
  void who_has_become_a_worker_leaves_the_list() {
    signedInAs("0f0f-unknown");
    day.change("update worker set sign_in = '0f0f-unknown' where sign_in = 'demo-ben-hollis'");

    assertThat(signedInAs("demo-oli-tarn").get("/sign-ins").asString())
        .contains("Nobody unknown has signed in.")
        .doesNotContain("0f0f-unknown");
  }

  @Test
  void a_removed_role_is_gone_at_the_next_click() {
    Browser farah = signedInAs("demo-farah-quill");
    farah.get("/reviews").then().statusCode(200);

    day.change("delete from worker_role where role = 'duty'");

    farah.get("/reviews").then().statusCode(404);
  }

  @Test
  void a_leaver_is_out_at_the_next_click() {
    Browser amira = signedInAs("demo-amira-stone");
    amira.get("/notifications").then().statusCode(200);

    day.change("update worker set left_at = ? where sign_in = 'demo-amira-stone'", day.now());

    amira.get("/notifications").then().statusCode(403);
  }

  @Test
  void who_signs_out_is_out_and_is_told_what_stays_open() {
    Browser amira = signedInAs("demo-amira-stone");
    amira.get("/notifications");

    Response out = amira.post("/sign-out", Map.of());

    assertThat(out.header("Location")).isEqualTo("/signed-out");
    assertThat(amira.get("/signed-out").asString())
        .contains("You are signed out of Wardline", "still be signed in to your council’s account")
        .contains("href=\"" + provider.address() + "/logout?client_id=wardline\"");
    assertThat(amira.get("/notifications").header("Location"))
        .isEqualTo("/sign-in?return=%2Fnotifications");
  }

  @Test
  void who_cancels_is_told_what_to_do() {
    provider.isCancelled();
    Browser browser = new Browser();

    Response refused = signIn(browser, "/sign-in");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("The sign-in did not succeed", "Try again");
    browser.get("/notifications").then().statusCode(303);
  }

  @Test
  void an_answer_without_the_configured_claim_signs_nobody_in() {
    provider.signsIn(Map.of("email", AMIRAS_EMAIL));
    Browser browser = new Browser();

    Response refused = signIn(browser, "/sign-in");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("The sign-in cannot be used");
    assertThat(browser.cookie("wardline-session")).isNull();
  }

  @Test
  void an_answer_that_nobody_asked_for_signs_nobody_in() {
    Browser browser = new Browser();

    Response refused = browser.get("/sign-in/answer?code=guess&state=guess");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString())
        .contains("The sign-in was not finished", "a quarter of an hour", "Sign in again");
    assertThat(browser.cookie("wardline-session")).isNull();
  }

  @Test
  void an_answer_that_is_no_answer_signs_nobody_in() {
    for (String malformed :
        new String[] {
          "",
          "?code=guess",
          "?state=guess",
          "?state=&code=",
          "?code=a&code=b&state=a&state=b",
          "?error=access_denied",
          "?error=%3Cscript%3E&error_description=%3Cscript%3E&state=guess",
          "?code=%01&state=%ff",
          "?code=" + "x".repeat(3000) + "&state=guess"
        }) {
      Browser browser = new Browser();

      Response refused = browser.follow("/sign-in/answer" + malformed);

      assertThat(refused.statusCode()).as(malformed).isEqualTo(403);
      assertThat(refused.asString())
          .as(malformed)
          .contains("The sign-in was not finished", "Sign in again")
          .doesNotContain("<script>", "guess");
      assertThat(browser.cookie("wardline-session")).isNull();
    }
  }

  @Test
  void behind_a_proxy_the_way_to_the_provider_and_back_is_by_https_alone() {
    Response led = new Browser().getAs("/sign-in", Map.of("X-Forwarded-Proto", "https"));

    assertThat(led.header("Location")).contains("redirect_uri=https%3A%2F%2F");
    assertThat(led.header("Set-Cookie")).startsWith("q_auth_").contains("; Secure", "; HTTPOnly");
  }

  @Test
  void who_takes_longer_than_one_of_their_tabs_is_told_to_sign_in_again() {
    Browser browser = new Browser();
    assertThat(browser.get("/sign-in").header("Set-Cookie")).contains("Max-Age=900");

    Response refused = browser.get("/sign-in/answer?code=guess&state=guess");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("The sign-in was not finished");
    assertThat(browser.cookie("wardline-session")).isNull();
  }

  @Test
  void an_answer_on_whose_word_nobody_can_rely_says_what_to_do() {
    provider.signsIn(Map.of("oid", "demo-amira-stone", "iss", "https://another.example"));
    Browser browser = new Browser();

    Response refused = signIn(browser, "/sign-in");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("The sign-in was not finished", "a clock may be wrong");
    assertThat(browser.cookie("wardline-session")).isNull();
  }

  @Test
  void neither_a_script_nor_a_form_is_led_to_the_provider() {
    Browser stranger = new Browser();

    for (Response answer :
        java.util.List.of(
            stranger.getAs("/notifications", Map.of("HX-Request", "true")),
            stranger.getAs("/hidden/new", Map.of("Sec-Fetch-Mode", "cors")),
            stranger.postAsIs("/notifications", Map.of("reference", "7F3K-2Q9D"), Map.of()))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().getValues("Location")).isEmpty();
      assertThat(answer.headers().getValues("Set-Cookie")).noneMatch(c -> c.startsWith("q_auth"));
      assertThat(answer.asString()).contains("You are signed out");
    }
  }

  @Test
  void who_is_not_known_can_sign_out_and_names_the_sign_in_that_the_keeper_needs() {
    Browser stranger = signedInAs("0f0f-unknown");

    assertThat(stranger.get("/notifications").asString()).contains(">0f0f-unknown</strong>");
    assertThat(stranger.post("/sign-out", Map.of()).header("Location")).isEqualTo("/signed-out");
    stranger.get("/notifications").then().statusCode(303);
  }

  @Test
  void the_demonstrations_sign_in_is_not_there() {
    Browser browser = signedInAs("demo-oli-tarn");
    browser.get("/sign-ins");

    browser.post("/sign-in", Map.of("subject", "demo-amira-stone")).then().statusCode(405);
  }

  private Browser signedInAs(String subject) {
    provider.signsIn(Map.of("oid", subject));
    Browser browser = new Browser();
    signIn(browser, "/sign-in").then().statusCode(200);
    return browser;
  }

  /** Follows every redirect between Wardline and the provider to the last page. */
  private Response signIn(Browser browser, String path) {
    Response answer = browser.get(path);
    while (answer.statusCode() == 302) {
      String next = answer.header("Location");
      answer =
          browser.follow(
              IdentityProvider.local(next.startsWith(provider.address()) ? visit(next) : next));
    }
    return answer;
  }

  private static String visit(String address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
          .headers()
          .firstValue("Location")
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

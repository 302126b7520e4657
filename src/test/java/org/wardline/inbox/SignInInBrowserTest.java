package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The way over a council's own sign-in, which is another site, in a real browser: what policies of
 * content and cookies forbid on it is seen here alone.
 */
@QuarkusTest
@TestProfile(LiveSignIn.class)
@WithTestResource(OwnIdentityProvider.class)
class SignInInBrowserTest {
  private static final String WEBMAIL = "http://webmail.example";

  /** What htmx itself says of a poll after the session. */
  private static final String POLLED_IN_VAIN = "Response Status Error Code 401 from /notifications";

  private static final int A_WHILE = 21_000;
  private static Chromium chromium;

  @Inject DemoDay day;
  IdentityProvider provider;

  private UUID told;

  @BeforeAll
  static void open() {
    chromium = Chromium.find().orElse(null);
    assumeTrue(
        chromium != null,
        "There is no Chromium in /usr/bin: nobody signed in in a browser. Install Debian’s package"
            + " chromium.");
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void begin() {
    day.begin();
    told = day.accessed("9990000018", "L-1001");
    provider.signsIn(Map.of("oid", "demo-farah-quill"));
    provider.asks(false);
  }

  @AfterEach
  void forbidNothing() {
    List<String> complaints = List.copyOf(chromium.complaints());
    chromium.complaints().clear();
    provider.asks(false);
    assertThat(complaints)
        .as("what the policies refused, errors of scripts, and requests to anybody else")
        .allMatch(
            complaint ->
                complaint.startsWith("asked another site: " + provider.address())
                    || complaint.startsWith(POLLED_IN_VAIN)
                    || complaint.startsWith("asked another site: " + WEBMAIL));
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private static void letter(Route route, String path) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/html")
            .setBody("<a href='" + Chromium.site() + path + "'>Open the notification</a>"));
  }

  @Test
  void from_a_letter_over_the_councils_sign_in_to_a_recorded_outcome_it_takes_four_actions() {
    for (boolean scripts : List.of(true, false)) {
      begin();
      provider.asks(true);
      Page page = chromium.newPage(Chromium.PHONE, scripts);
      page.route(WEBMAIL + "/**", route -> letter(route, "/notifications/" + told));
      page.navigate(WEBMAIL + "/inbox");

      page.getByText("Open the notification").click();
      press(page, "Sign in");
      press(page, "I have seen this");
      page.getByLabel("Access only: the child was not seen").check();
      press(page, "Record outcome");

      assertThat(page.locator("main").textContent()).contains("The outcome is recorded.");
      assertThat(day.query("select state || ' ' || outcome from notification"))
          .containsExactly("concluded ACCESS_ONLY");
      page.context().close();
    }
  }

  private Page signedIn(String path) {
    Page page = chromium.newPage(Chromium.LAPTOP, true);
    page.clock().install();
    page.navigate(path);
    page.waitForURL("**" + path);
    return page;
  }

  @Test
  void a_list_whose_session_ends_while_it_is_open_comes_back_over_the_councils_sign_in() {
    Page page = signedIn("/notifications");
    day.moveClock(Duration.ofHours(8));
    provider.asks(true);

    page.clock().fastForward(A_WHILE);
    page.waitForURL(provider.address() + "/**");
    press(page, "Sign in");

    page.waitForURL("**/notifications");
    assertThat(page.locator("#lists").textContent()).contains("New (1)");
    page.context().close();
  }

  @Test
  void what_is_sent_after_the_session_has_ended_is_sent_again_when_another_tab_has_signed_in() {
    Page page = signedIn("/notifications/" + told);
    press(page, "I have seen this");
    page.getByLabel("Access only: the child was not seen").check();
    page.locator("#note").fill("Rang the ward.");
    day.moveClock(Duration.ofHours(8));

    press(page, "Record outcome");
    assertThat(page.locator("main").textContent()).contains("You are signed out");
    assertThat(Chromium.wrong(page, "signed-out-in-the-middle")).isEmpty();
    Page other = page.context().newPage();
    other.navigate("/notifications");
    other.waitForURL("**/notifications");
    press(page, "Send it again");

    assertThat(page.locator("main").textContent())
        .contains("The outcome is recorded.", "Rang the ward.");
    page.context().close();
  }

  @Test
  void no_page_of_the_sign_in_and_of_problems_is_against_wcag_2_2_aa_or_wider_than_the_screen() {
    List<String> wrong = new ArrayList<>();
    Page page = chromium.newPage(Chromium.PHONE, true);
    wrong.addAll(looked(page, "/signed-out", "signed out of Wardline"));
    wrong.addAll(looked(page, "/sign-in/answer?code=guess&state=guess", "not finished"));
    provider.isCancelled();
    wrong.addAll(looked(page, "/sign-in", "The sign-in did not succeed"));
    provider.signsIn(Map.of("email", "farah.quill@exampleshire.example"));
    wrong.addAll(looked(page, "/sign-in", "The sign-in cannot be used"));
    provider.signsIn(Map.of("oid", "0f0f-unknown"));
    page.navigate("/sign-in");
    page.getByText("not known here").first().waitFor();
    wrong.addAll(Chromium.wrong(page, "not-known-here"));
    page.context().clearCookies();
    provider.signsIn(Map.of("oid", "demo-farah-quill"));
    page.navigate("/sign-in");
    wrong.addAll(looked(page, "/nowhere", "Page not found"));
    wrong.addAll(sent(page, "x", "This form cannot be used any more"));
    wrong.addAll(sent(page, "x".repeat(11 * 1024 * 1024), "That is more than can be taken"));
    day.change("update episode_event set details = 'not sealed'");
    wrong.addAll(looked(page, "/notifications/" + told, "something went wrong"));
    chromium.complaints().removeIf(complaint -> complaint.contains("status of 500"));

    assertThat(wrong).isEmpty();
    page.context().close();
  }

  private static List<String> looked(Page page, String path, String words) {
    page.navigate(path);
    return looked(page, words);
  }

  /** Sends a form with another token than its own. */
  private static List<String> sent(Page page, String token, String words) {
    page.navigate("/devices");
    page.evaluate(
        "token => document.querySelectorAll('[name=formToken]').forEach(field => { field.value = token })",
        token);
    press(page, "Sign out");
    return looked(page, words);
  }

  private static List<String> looked(Page page, String words) {
    assertThat(page.locator("main").textContent()).contains(words);
    return Chromium.wrong(page, words.toLowerCase(java.util.Locale.ROOT).replaceAll("\\W+", "-"));
  }
}

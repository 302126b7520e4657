package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.SentMail;
import org.wardline.messages.CareEvent.Kind;

/** What people do on the pages, in a real browser. */
@QuarkusTest
class JourneyTest {
  private static final String ALEX = "9990000018";
  private static final String ALEX_ID = "00000999-0000-4000-8004-000000000001";
  private static final int PHONE = 320;
  private static final int LAPTOP = 1280;
  private static final int MOST_BYTES_OF_THE_FIRST_PAGE = 200_000;
  private static final String IS_FOCUSED =
      "words => [document.activeElement.name, document.activeElement.textContent.trim()]"
          + ".includes(words)";
  private static final String IS_ERROR_SUMMARY =
      "() => document.activeElement.classList.contains('govuk-error-summary')";
  private static final String SHOWS_FOCUS =
      "() => (style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')"
          + "(getComputedStyle(document.activeElement))";
  private static Chromium chromium;

  /** What answers with a file, or with another page's words. */
  private static final List<String> NOT_LOOKED_AT =
      List.of(
          "/hidden/new",
          "/measures.csv",
          "/notifications/{id}/news",
          "/register/children/{child}/export.json",
          "/register/loads/{id}/result.csv",
          "/rota/export",
          "/sign-in/refused",
          "/signed-out");

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> looked = new HashSet<>();

  @Inject DemoDay day;
  @Inject SentMail mail;

  @BeforeAll
  static void open() {
    chromium = Chromium.find().orElse(null);
    assumeTrue(
        chromium != null,
        "There is no Chromium in /usr/bin: nobody walked through the pages. Install Debian’s"
            + " package chromium.");
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void begin() {
    mail.clear();
    day.begin();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private String linkOfTheMail() {
    Matcher link =
        Pattern.compile("/notifications/[0-9a-f-]{36}").matcher(mail.all().getLast().source());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void from_the_link_of_the_e_mail_to_a_recorded_outcome_it_takes_four_actions() {
    for (boolean scripts : List.of(true, false)) {
      for (int width : List.of(PHONE, LAPTOP)) {
        begin();
        day.accessed(ALEX, "L-1001");
        Page page = chromium.signedInAs("demo-farah-quill", width, scripts);

        page.navigate(linkOfTheMail());
        press(page, "I have seen this");
        page.getByLabel("Access only: the child was not seen").check();
        press(page, "Record outcome");

        assertThat(page.locator("main").textContent()).contains("The outcome is recorded.");
        assertThat(day.query("select state || ' ' || outcome from notification"))
            .containsExactly("concluded ACCESS_ONLY");
        page.context().close();
      }
    }
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void the_same_can_be_done_with_the_keyboard_alone() {
    UUID id = day.accessed(ALEX, "L-1001");
    Page page = chromium.signedInAs("demo-amira-stone", LAPTOP, true);
    page.navigate("/notifications");

    tabTo(page, day.query("select reference from notification").getFirst() + ", A.E.");
    page.keyboard().press("Enter");
    page.waitForURL("**/notifications/" + id);
    tabTo(page, "I have seen this");
    page.keyboard().press("Enter");
    page.waitForURL("**said=acknowledged");
    tabTo(page, "outcome");
    page.keyboard().press("ArrowDown");
    tabTo(page, "note");
    page.keyboard().type("Rang the ward.");
    tabTo(page, "Record outcome");
    page.keyboard().press("Enter");
    page.waitForURL("**said=concluded");

    assertThat(page.locator("main").textContent())
        .contains("The outcome is recorded.", "Rang the ward.");
    page.context().close();
  }

  /** Until the focused element has this text or this name. */
  private static void tabTo(Page page, String words) {
    for (int presses = 0; presses < 60; presses++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate(IS_FOCUSED, words)) {
        assertThat((boolean) page.evaluate(SHOWS_FOCUS)).as("focus on " + words).isTrue();
        return;
      }
    }
    throw new AssertionError("the tab key does not lead to " + words);
  }

  @Test
  void a_list_that_refreshes_itself_announces_what_is_new_politely() {
    Page page = chromium.signedInAs("demo-amira-stone", LAPTOP, true);
    page.clock().install();
    page.navigate("/notifications");
    assertThat(page.locator("main").textContent()).contains("New (0)");

    day.accessed(ALEX, "L-1001");
    page.clock().fastForward(21_000);

    page.getByText("A.E.").waitFor();
    assertThat(page.getByRole(AriaRole.STATUS).first().textContent())
        .isEqualTo("1 new notification");
    page.context().close();
  }

  @Test
  void a_page_that_nobody_uses_warns_is_hidden_and_says_how_many_are_new() {
    UUID id = day.accessed(ALEX, "L-1001");
    Page page = chromium.signedInAs("demo-amira-stone", LAPTOP, true);
    page.clock().install();
    page.navigate("/notifications/" + id);

    page.clock().fastForward("13:30");
    page.getByText("In 2 minutes this page is hidden").waitFor();
    page.clock().fastForward("02:00");
    page.getByText("1 new").waitFor();
    assertThat(page.locator("body").innerText())
        .contains("This page is hidden")
        .doesNotContain("Alex", "Exampleone");
    Chromium.shoot(page, "hidden-by-script");

    press(page, "Show the page again");
    page.getByText("Alex Exampleone").first().waitFor();
    page.context().close();
  }

  @Test
  void the_first_page_is_small() {
    AtomicLong bytes = new AtomicLong();
    Page page = chromium.newPage(LAPTOP, true);
    page.onResponse(response -> bytes.addAndGet(sizeOf(response)));

    page.navigate("/sign-in");
    page.waitForLoadState(LoadState.NETWORKIDLE);

    assertThat(bytes.get()).isBetween(10_000L, (long) MOST_BYTES_OF_THE_FIRST_PAGE);
    page.context().close();
  }

  private static long sizeOf(Response response) {
    return response.request().sizes().responseBodySize;
  }

  @Test
  void no_page_is_against_wcag_2_2_aa_or_wider_than_a_telephone() {
    UUID fresh = day.accessed(ALEX, "L-1001");
    day.happened(AcceptedEvents.event(ALEX, LocalDate.of(2015, 3, 4), Kind.ADMISSION, day.now()));
    day.accessed("9990000107", "L-1009");
    day.arrived(
        AcceptedEvents.event("9990000026", LocalDate.of(2015, 4, 3), Kind.ARRIVAL, day.now()));

    look(
        "demo-farah-quill",
        Map.of(
            "/notifications",
            "list",
            "/notifications/" + fresh,
            "notification",
            "/reviews",
            "reviews",
            "/absences",
            "absences",
            "/nowhere",
            "problem",
            "/hidden",
            "hidden",
            "/devices",
            "devices"));
    look(
        "demo-dev-marlow",
        Map.of(
            "/rota", "rota",
            "/rota?show=month", "rota-month",
            "/children", "children",
            "/measures", "measures",
            "/not-filed", "not-filed",
            "/policy", "policy",
            "/policy/map/open", "process-map",
            "/policy/briefing/duty", "briefing",
            "/policy/briefing/duty/text", "briefing-text",
            "/policy/dry-run?case=open&worker=00000999-0000-4000-8002-000000000001&moment=2026-03-10T11:00",
                "dry-run"));
    look("demo-amira-stone", Map.of("/children/" + ALEX_ID, "child"));
    day.change(
        "insert into daily_statement (day, made_at, body, differences, to_mail) values ('2026-03-09', now(), 'Care events in: 3\nThe same by their rows: 3', 0, false)");
    look(
        "demo-pia-lowe",
        Map.of(
            "/desk", "desk",
            "/desk/findings", "desk-findings",
            "/desk/statements", "desk-statements",
            "/desk/statements/2026-03-09", "desk-statement",
            "/desk/quarantine", "desk-quarantine",
            "/desk/dead-letters", "desk-dead-letters",
            "/desk/audit", "desk-audit",
            "/desk/break-glass", "desk-break-glass",
            "/dev/simulator", "simulator"));
    lookAtATurn();
    day.change("insert into unknown_sign_in values ('0f0f-unknown', ?, ?)", day.now(), day.now());
    look(
        "demo-oli-tarn",
        Map.of(
            "/register",
            "register",
            "/register/quality",
            "register-quality",
            "/register/retention",
            "register-retention",
            "/register/uploads",
            "register-uploads",
            "/register/children",
            "register-children",
            "/register/children/" + ALEX_ID,
            "register-child"));
    look(
        "demo-oli-tarn",
        Map.of(
            "/sign-ins", "sign-ins",
            "/sign-in", "sign-in",
            "/continuity", "continuity",
            "/dev/mail", "dev-mail",
            "/dev/cp-is", "dev-cp-is"));
    look("demo-morgan-reeve", Map.of("/notifications", "list-restricted"));
    lookAtAnError("/notifications/" + fresh);
    lookAtWhatIsNotFound();
    lookAtOtherErrors();
    lookAtWhatIsFound();
    lookBehindGlass(fresh);
    assertThat(Routes.withoutOneOf(looked)).isEqualTo(NOT_LOOKED_AT);
    assertThat(wrong).isEmpty();
    assertThat(chromium.complaints()).isEmpty();
  }

  private void look(String subject, Map<String, String> pages) {
    Page page = chromium.signedInAs(subject, PHONE, true);
    pages.forEach(
        (path, name) -> {
          page.setViewportSize(PHONE, 800);
          page.navigate(path);
          check(page, name);
        });
    page.context().close();
  }

  private void lookAtATurn() {
    RotaPagesTest.withCalendar();
    Page page = chromium.signedInAs("demo-dev-marlow", PHONE, true);
    page.navigate("/rota");
    page.getByText("Change", new Page.GetByTextOptions().setExact(false)).first().click();
    assertThat(page.title()).startsWith("Change a turn");
    check(page, "rota-turn");
    page.context().close();
  }

  private void lookAtAnError(String path) {
    Page page = chromium.signedInAs("demo-amira-stone", PHONE, true);
    page.navigate(path);
    press(page, "I have seen this");
    press(page, "Record outcome");
    assertThat(page.title()).startsWith("Error: ");
    check(page, "notification-error");
    page.context().close();
  }

  private void lookAtOtherErrors() {
    Page page = chromium.signedInAs("demo-dev-marlow", PHONE, true);
    page.navigate("/children");
    press(page, "Find");
    assertThat(page.title()).startsWith("Error: ");
    check(page, "children-error");
    page.navigate("/policy/briefing/duty/text");
    page.getByLabel("Your council’s own words").fill("Ring us first.\n\n- 01632 960001");
    press(page, "Preview");
    check(page, "briefing-preview");
    page.navigate("/absences");
    press(page, "Record cover");
    assertThat(page.title()).startsWith("Error: ");
    assertThat((boolean) page.evaluate(IS_ERROR_SUMMARY)).as("the errors are read first").isTrue();
    check(page, "absences-error");
    page.navigate("/rota");
    press(page, "Bring in");
    check(page, "rota-error");
    page.getByText("Change", new Page.GetByTextOptions().setExact(false)).first().click();
    press(page, "Give the turn");
    check(page, "rota-turn-error");
    page.navigate("/measures?first=2026-03-10&last=2026-03-09");
    check(page, "measures-error");
    page.navigate("/policy/dry-run?case=open&worker=&moment=");
    check(page, "dry-run-error");
    page.context().close();
    Page register = chromium.signedInAs("demo-oli-tarn", PHONE, true);
    register.navigate("/register/children/" + ALEX_ID);
    press(register, "Hold everything");
    check(register, "register-child-error");
    register.navigate("/sign-ins");
    press(register, "Give it to this person");
    check(register, "sign-ins-error");
    register.context().close();
    Page desk = chromium.signedInAs("demo-pia-lowe", PHONE, true);
    desk.navigate("/desk/break-glass");
    press(desk, "Break glass");
    assertThat(desk.title()).startsWith("Error: ");
    check(desk, "desk-break-glass-error");
    desk.context().close();
  }

  private void lookAtWhatIsNotFound() {
    Page page = chromium.signedInAs("demo-farah-quill", PHONE, true);
    page.navigate("/notifications");
    page.getByText("Filter, or find by reference").click();
    page.getByLabel("Reference").fill("AAAA-AAAA");
    press(page, "Find");
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.url()).endsWith("/notifications");
    check(page, "list-not-found");
    page.context().close();
  }

  private void lookAtWhatIsFound() {
    Page page = chromium.signedInAs("demo-farah-quill", PHONE, true);
    page.navigate("/children");
    page.getByLabel("Find a child").fill("Exampletwo");
    page.getByLabel("Why you need a child of another team").fill("In my waiting room now");
    press(page, "Find");
    check(page, "children-found");
    page.locator("form[action^='/children/00000999'] button").click();
    assertThat(page.title()).startsWith("Child ");
    page.context().close();
    look("demo-erin-castle", Map.of("/children", "children-opened"));
  }

  private void lookBehindGlass(UUID told) {
    Page page = chromium.signedInAs("demo-pia-lowe", PHONE, true);
    page.navigate("/desk/break-glass");
    page.getByLabel("Its id").fill(told.toString());
    page.getByLabel("Reason").fill("INC-20001");
    press(page, "Break glass");
    check(page, "desk-behind-glass");
    page.context().close();
    look("demo-ruth-ames", Map.of("/desk/break-glass", "desk-glass-to-review"));
  }

  /** On a telephone by all rules, on a laptop by its looks. */
  private void check(Page page, String name) {
    looked.add(page.url().substring(Chromium.site().length()));
    wrong.addAll(Chromium.violations(page));
    for (int width : List.of(PHONE, LAPTOP)) {
      page.setViewportSize(width, 800);
      Chromium.shoot(page, name);
      int sideways = Chromium.sideways(page);
      if (sideways > 0) {
        wrong.add(page.url() + " is " + sideways + " px wider than " + width);
      }
    }
  }
}

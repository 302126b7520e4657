package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;

/** No page keeps somebody out: by the rules of WCAG 2.2 AA, on a telephone and on a laptop. */
@QuarkusTest
class AccessiblePagesTest {
  private static final String ALEX = "9990000018";
  private static final String ALEX_ID = "00000999-0000-4000-8004-000000000001";
  private static final String IS_ERROR_SUMMARY =
      "() => document.activeElement.classList.contains('govuk-error-summary')";
  private static Chromium chromium;

  /**
   * What answers with a file, or with another page's words; and what a live build's sign-in says,
   * which {@link SignInInBrowserTest} looks at.
   */
  private static final List<String> NOT_LOOKED_AT =
      List.of(
          "/hidden/new",
          "/measures.csv",
          "/notifications/{id}/news",
          "/register/children/{child}/export.txt",
          "/register/loads/{id}/result.csv",
          "/reviews/news",
          "/rota/export",
          "/sign-in/refused",
          "/signed-out");

  private static Page page;

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> looked = new HashSet<>();

  @Inject DemoDay day;

  @BeforeAll
  static void open() {
    chromium = Chromium.find().orElse(null);
    assumeTrue(
        chromium != null,
        "There is no Chromium in /usr/bin: nobody walked through the pages. Install Debian’s"
            + " package chromium.");
    page = chromium.newPage(Chromium.PHONE, true);
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
  }

  private static void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  @Test
  void what_is_against_the_rules_is_found_at_either_width() {
    page.setViewportSize(Chromium.PHONE, 800);
    page.navigate("/continuity");
    page.evaluate(
        """
        () => {
          document.querySelector('main').append(document.createElement('input'))
          const pale = new CSSStyleSheet()
          pale.replaceSync('@media (min-width: 40em) { h1.govuk-heading-l { color: #ddd } }')
          document.adoptedStyleSheets = [pale]
        }""");

    assertThat(Chromium.violations(page)).singleElement().asString().contains(" label: ");
    page.setViewportSize(Chromium.LAPTOP, 800);
    assertThat(Chromium.violations(page))
        .hasSize(2)
        .anyMatch(violation -> violation.contains(" color-contrast: "));
  }

  @Test
  void no_page_is_against_wcag_2_2_aa_or_wider_than_the_screen() {
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
    look(
        "demo-dev-marlow",
        Map.of("/absences/entries/00000999-0000-4000-8004-000000000001", "absence"));
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

  /** One page for all: opening another takes longer than most of what is looked at. */
  private static void as(String subject) {
    Chromium.signIn(page, subject);
    page.setViewportSize(Chromium.PHONE, 800);
  }

  private void look(String subject, Map<String, String> pages) {
    as(subject);
    pages.forEach(
        (path, name) -> {
          page.setViewportSize(Chromium.PHONE, 800);
          page.navigate(path);
          check(name);
        });
  }

  private void lookAtATurn() {
    RotaPagesTest.withCalendar();
    as("demo-dev-marlow");
    page.navigate("/rota");
    page.getByText("Change", new Page.GetByTextOptions().setExact(false)).first().click();
    assertThat(page.title()).startsWith("Change a turn");
    check("rota-turn");
  }

  private void lookAtAnError(String path) {
    as("demo-amira-stone");
    page.navigate(path);
    press("I have seen this");
    press("Record outcome");
    assertThat(page.title()).startsWith("Error: ");
    check("notification-error");
    lookAtAWithdrawal();
  }

  private void lookAtAWithdrawal() {
    page.getByLabel("Wrong child").check();
    press("Record outcome");
    assertThat(page.title()).startsWith("Withdraw notification ");
    check("withdrawal");
    press("Withdraw it");
    check("notification-withdrawn");
    press("Take the outcome back");
    assertThat(page.title()).startsWith("Error: ");
    check("notification-withdrawn-error");
  }

  private void lookAtOtherErrors() {
    as("demo-dev-marlow");
    page.navigate("/children");
    press("Find");
    assertThat(page.title()).startsWith("Error: ");
    check("children-error");
    page.navigate("/policy/briefing/duty/text");
    page.getByLabel("Your council’s own words").fill("Ring us first.\n\n- 01632 960001");
    press("Preview");
    check("briefing-preview");
    page.navigate("/absences");
    press("Record cover");
    assertThat(page.title()).startsWith("Error: ");
    assertThat((boolean) page.evaluate(IS_ERROR_SUMMARY)).as("the errors are read first").isTrue();
    check("absences-error");
    page.navigate("/rota");
    press("Bring in");
    check("rota-error");
    page.getByText("Change", new Page.GetByTextOptions().setExact(false)).first().click();
    press("Give the turn");
    check("rota-turn-error");
    page.navigate("/measures?first=2026-03-10&last=2026-03-09");
    check("measures-error");
    page.navigate("/policy/dry-run?case=open&worker=&moment=");
    check("dry-run-error");
    as("demo-oli-tarn");
    page.navigate("/register/children/" + ALEX_ID);
    press("Hold everything");
    check("register-child-error");
    page.navigate("/sign-ins");
    press("Give it to this person");
    check("sign-ins-error");
    as("demo-pia-lowe");
    page.navigate("/desk/break-glass");
    press("Break glass");
    assertThat(page.title()).startsWith("Error: ");
    check("desk-break-glass-error");
  }

  private void lookAtWhatIsNotFound() {
    as("demo-farah-quill");
    page.navigate("/notifications");
    page.getByText("Filter, or find by reference").click();
    page.getByLabel("Reference").fill("AAAA-AAAA");
    press("Find");
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.url()).endsWith("/notifications");
    check("list-not-found");
  }

  private void lookAtWhatIsFound() {
    as("demo-farah-quill");
    page.navigate("/children");
    page.getByLabel("Find a child").fill("Exampletwo");
    page.getByLabel("Why you need a child of another team").fill("In my waiting room now");
    press("Find");
    check("children-found");
    page.locator("form[action^='/children/00000999'] button").click();
    assertThat(page.title()).startsWith("Child ");
    look("demo-erin-castle", Map.of("/children", "children-opened"));
  }

  private void lookBehindGlass(UUID told) {
    as("demo-pia-lowe");
    page.navigate("/desk/break-glass");
    page.getByLabel("Which one").fill(told.toString());
    page.getByLabel("Reason").fill("INC-20001");
    press("Break glass");
    check("desk-behind-glass");
    look("demo-ruth-ames", Map.of("/desk/break-glass", "desk-glass-to-review"));
  }

  /** Loaded once, looked at on a telephone and on a laptop. */
  private void check(String name) {
    looked.add(page.url().substring(Chromium.site().length()));
    wrong.addAll(Chromium.wrong(page, name));
  }
}

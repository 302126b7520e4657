package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
  private static final int PHONE = 320;
  private static final int LAPTOP = 1280;
  private static final int MOST_BYTES_OF_THE_FIRST_PAGE = 200_000;
  private static final LocalDate A_FOURTH_OF_APRIL = LocalDate.of(2026, 4, 4);
  private static final String IS_BANNER =
      "() => document.activeElement.classList.contains('govuk-notification-banner')";
  private static Chromium chromium;

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

  private static Hands keyboard(String subject, int width) {
    return new Keyboard(chromium.signedInAs(subject, width, true));
  }

  private static Hands withoutScripts(String subject, int width) {
    return new Pointer(chromium.signedInAs(subject, width, false));
  }

  private String reference() {
    return day.query("select reference from notification").getFirst();
  }

  @Test
  void an_outcome_is_recorded_with_the_keyboard_alone() {
    day.accessed(ALEX, "L-1001");
    Hands amira = keyboard("demo-amira-stone", LAPTOP);

    amira.begin("/notifications");
    amira.follow(reference());
    amira.press("I have seen this");
    amira.reads("You hold this now.");
    amira.page().waitForLoadState();
    assertThat((boolean) amira.page().evaluate(IS_BANNER))
        .as("what was done is read first")
        .isTrue();
    amira.choose("Visit planned");
    amira.add("Note (optional)", "Rang the ward.");
    amira.press("Record outcome");
    amira.reads("The outcome is recorded.");
    amira.reads("Rang the ward.");

    assertThat(day.query("select outcome from notification")).containsExactly("VISIT_PLANNED");
    amira.leave();
  }

  @Test
  void a_notification_is_handed_over_with_the_keyboard_alone() {
    handOver(keyboard("demo-amira-stone", LAPTOP), keyboard("demo-farah-quill", PHONE));
  }

  @Test
  void a_notification_is_handed_over_without_scripts() {
    handOver(withoutScripts("demo-amira-stone", PHONE), withoutScripts("demo-farah-quill", LAPTOP));
  }

  private void handOver(Hands amira, Hands farah) {
    day.accessed(ALEX, "L-1001");
    amira.begin("/notifications");
    amira.follow(reference());
    amira.press("I have seen this");
    amira.reads("You hold this now.");
    amira.follow("Hand over");
    amira.press("Hand over");
    amira.follow("Select who takes it over");
    amira.select("Who takes it over?", "Farah");
    amira.add("Note for this person (optional)", "The ward rings back at four.");
    amira.press("Hand over");
    amira.reads("Handed over. The person you chose is asked next.");
    amira.leave();
    day.dispatchAllDue();

    farah.begin("/notifications");
    farah.reads("Unread");
    farah.follow(reference());
    farah.reads("Amira Stone handed it over to Farah Quill.");
    farah.reads("The ward rings back at four.");
    farah.press("I have seen this");
    farah.reads("You hold this now.");
    farah.leave();
    assertThat(
            day.query(
                "select n.state || ' ' || w.name from notification n join worker w on w.id = n.owner_id"))
        .containsExactly("acknowledged Farah Quill");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void a_review_is_decided_and_taken_back_with_the_keyboard_alone() {
    review(keyboard("demo-farah-quill", PHONE));
  }

  @Test
  void a_review_is_decided_and_taken_back_without_scripts() {
    review(withoutScripts("demo-farah-quill", LAPTOP));
  }

  private void review(Hands farah) {
    UUID event =
        day.arrived(AcceptedEvents.event(ALEX, LocalDate.of(2015, 4, 3), Kind.ARRIVAL, day.now()));
    farah.begin("/notifications");
    farah.open("Reviews");
    farah.reads("The message and the register contradict each other.");
    farah.press("It is this one");
    farah.reads("Recorded. What follows from it is done now.");
    day.matchAgain(event);

    farah.open("Notifications");
    farah.follow(reference());
    farah.reads("Arrival");
    farah.open("Reviews");
    farah.press("Take the decision back");
    farah.reads("Recorded. What follows from it is done now.");
    farah.reads("It is none of our children");
    day.matchAgain(event);

    farah.open("Notifications");
    farah.reads("Withdrawn");
    farah.leave();
    assertThat(day.query("select what from review_history order by position"))
        .containsExactly("this_child", "undone");
    assertThat(day.query("select state from notification")).containsExactly("withdrawn");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void turns_are_exchanged_and_covered_with_the_keyboard_alone() {
    rota(keyboard("demo-dev-marlow", LAPTOP));
  }

  @Test
  void turns_are_exchanged_and_covered_without_scripts() {
    rota(withoutScripts("demo-dev-marlow", PHONE));
  }

  private void rota(Hands dev) {
    RotaPagesTest.withCalendar();
    dev.begin("/notifications");
    dev.open("Rota");
    dev.reads("Rota: Week of 9 March 2026");
    dev.follow("Show the month");
    dev.reads("Rota: March 2026");
    dev.follow("Change Duty, Northvale Locality Team, Wednesday 11 March");
    dev.press("Exchange");
    dev.reads("There is a problem");
    dev.select("With which turn?", "Thursday 12 March, 09:00");
    dev.press("Exchange");
    dev.reads("The rota is changed.");
    assertThat(onDuty("2026-03-11")).containsExactly("Amira Stone");
    assertThat(onDuty("2026-03-12")).containsExactly("Farah Quill");

    dev.open("Absences");
    dev.add("For whom?", "farah quill");
    dev.add("Who covers?", "Helen Ward");
    dev.write("First day", A_FOURTH_OF_APRIL);
    dev.press("Record cover");
    dev.reads("It is recorded.");
    dev.leave();
    assertThat(
            day.query(
                """
                select c.name || ' ' || date(r.from_at) from relationship r join worker c on c.id = r.worker_id
                join worker o on o.id = r.other_id where o.name = 'Farah Quill' and r.kind = 'covers_for'"""))
        .hasSize(1)
        .allMatch(cover -> cover.startsWith("Helen Ward 2026-04-0"));
    assertThat(chromium.complaints()).isEmpty();
  }

  private List<String> onDuty(String date) {
    return day.query(
        "select w.name from shift s join worker w on w.id = s.worker_id"
            + " where s.rota_event_id is not null and s.from_date = '%s'".formatted(date));
  }

  @Test
  void a_message_is_mended_through_broken_glass_with_the_keyboard_alone() {
    desk(keyboard("demo-pia-lowe", PHONE), keyboard("demo-ruth-ames", LAPTOP));
  }

  @Test
  void a_message_is_mended_through_broken_glass_without_scripts() {
    desk(withoutScripts("demo-pia-lowe", LAPTOP), withoutScripts("demo-ruth-ames", PHONE));
  }

  private void desk(Hands pia, Hands ruth) {
    OperatorsDeskTest.sendBroken();
    pia.begin("/notifications");
    pia.open("Desk");
    pia.follow("Messages that were kept aside");
    pia.press("Put it on its way again");
    pia.follow("Enter the reason");
    pia.add("Reason", "INC-20002");
    pia.press("Put it on its way again");
    pia.reads("It cannot be read yet");
    pia.follow("Break glass to see it");
    pia.add("Reason", "INC-20002");
    pia.press("Break glass");
    pia.reads("Behind the glass");
    pia.add("The message as it came", "}}");
    pia.add("Reason of the correction", "INC-20002");
    pia.press("Hand the corrected message in");
    pia.reads("It is on its way again.");
    pia.leave();

    ruth.begin("/notifications");
    ruth.open("Desk");
    ruth.follow("Break glass");
    ruth.reads("Pia Lowe");
    ruth.press("It was justified");
    ruth.reads("Your review is recorded.");
    ruth.leave();
    assertThat(day.query("select sender from care_event")).containsExactly("demo-hospital");
    assertThat(day.query("select reason || ' ' || corrected from replay order by corrected"))
        .containsExactly("INC-20002 false", "INC-20002 true");
    assertThat(day.query("select justified from break_glass")).containsExactly("t");
    assertThat(chromium.complaints()).isEmpty();
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
  void a_hidden_page_shows_nothing_again_to_whoever_is_signed_out() {
    Page page = chromium.signedInAs("demo-amira-stone", LAPTOP, true);
    UUID id = day.accessed(ALEX, "L-1001");
    page.clock().install();
    page.navigate("/notifications/" + id);
    page.locator("#note").fill("Rang the ward.");
    page.clock().fastForward("15:30");
    page.getByText("1 new").waitFor();
    List<Cookie> cookies = page.context().cookies();
    page.context().clearCookies();

    press(page, "Show the page again");
    page.getByText("what you typed is kept").waitFor();
    assertThat(page.locator("body").innerText()).doesNotContain("Alex", "Exampleone");

    page.context().addCookies(cookies);
    press(page, "Show the page again");
    page.getByText("Alex Exampleone").first().waitFor();
    assertThat(page.locator("#note").inputValue()).isEqualTo("Rang the ward.");

    page.locator("#note").fill("");
    page.clock().fastForward("15:30");
    page.context().clearCookies();
    press(page, "Show the page again");
    page.waitForURL("**/sign-in?return=*");
    page.context().close();
  }

  @Test
  void a_page_is_hidden_by_the_first_touch_after_the_computer_slept() {
    UUID id = day.accessed(ALEX, "L-1001");
    Page page = chromium.signedInAs("demo-amira-stone", LAPTOP, true);
    page.clock().install();
    page.navigate("/notifications/" + id);

    page.clock().setSystemTime(Instant.now().plus(Duration.ofHours(3)).toEpochMilli());
    page.mouse().move(100, 100);

    page.getByText("This page is hidden").waitFor();
    assertThat(page.locator("body").innerText()).doesNotContain("Alex", "Exampleone");
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
}

package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;

/** What an open page does when what it asks for is not what it expects, in a real browser. */
@QuarkusTest
class PollingTest {
  private static final int LAPTOP = 1280;
  private static final int A_WHILE = 21_000;
  private static Chromium chromium;

  @Inject DemoDay day;

  private UUID id;

  @BeforeAll
  static void open() {
    chromium = Chromium.find().orElse(null);
    assumeTrue(
        chromium != null,
        "There is no Chromium in /usr/bin: nobody looked at what pages do that refresh themselves."
            + " Install Debian’s package chromium.");
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
    id = day.accessed("9990000018", "L-1001");
  }

  private static Page opened(String subject, String path) {
    Page page = chromium.signedInAs(subject, LAPTOP, true);
    page.clock().install();
    page.navigate(path);
    return page;
  }

  @Test
  void a_list_that_cannot_be_refreshed_stays_says_so_and_goes_on() {
    Page page = opened("demo-amira-stone", "/notifications?list=mine&state=new");
    page.route("**/notifications?*", PollingTest::fail);

    page.clock().fastForward(A_WHILE);
    page.getByText("This page could not be refreshed").waitFor();
    assertThat(page.locator("#lists").textContent()).contains("A.E.");
    assertThat(page.locator("#refresh-failed").textContent()).contains("01632 960001");

    page.unroute("**/notifications?*");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get("/notifications/" + id);
    farah.post("/notifications/" + id + "/acknowledgement", Map.of());
    page.clock().fastForward(A_WHILE);
    page.getByText("New (0)").waitFor();
    assertThat(page.locator("#refresh-failed").isVisible()).isFalse();
    assertThat(page.url()).endsWith("/notifications?list=mine&state=new");
    page.context().close();
  }

  private static void fail(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(502)
            .setContentType("text/html")
            .setBody("<html><body>Bad gateway</body></html>"));
  }

  @Test
  void a_list_whose_reader_is_signed_out_goes_to_the_sign_in() {
    Page page = opened("demo-amira-stone", "/notifications");
    page.context().clearCookies();

    page.clock().fastForward(A_WHILE);

    page.waitForURL("**/sign-in?return=%2Fnotifications");
    page.context().close();
  }

  @Test
  void one_that_is_answered_and_one_that_comes_are_one_new_notification() {
    Page page = opened("demo-farah-quill", "/notifications?list=duty&state=settled");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications/" + id);
    amira.post("/notifications/" + id + "/acknowledgement", Map.of());
    day.accessed("9990000026", "L-1002");

    page.clock().fastForward(A_WHILE);

    page.getByText("1 new notification").waitFor();
    page.context().close();
  }

  @Test
  void a_page_of_reviews_says_that_another_waits_and_moves_nothing() {
    LocalDate born = LocalDate.of(2015, 4, 3);
    day.arrived(AcceptedEvents.event("9990000018", born, Kind.ARRIVAL, day.now()));
    Page page = opened("demo-farah-quill", "/reviews");
    Locator why = page.locator("summary").first();
    why.click();
    day.arrived(AcceptedEvents.event("9990000026", born, Kind.ARRIVAL, day.now()));

    page.clock().fastForward(A_WHILE);

    page.getByText("1 new review waits.").waitFor();
    assertThat((boolean) why.evaluate("one => one === document.activeElement")).isTrue();
    assertThat(page.locator("details[open]").count()).isEqualTo(1);
    assertThat(page.locator(".wl-review").count()).isEqualTo(1);
    assertThat(Chromium.violations(page)).isEmpty();

    page.context().clearCookies();
    page.clock().fastForward(A_WHILE);
    page.getByText("Wardline could not be asked whether new reviews wait").waitFor();
    page.context().close();
  }

  @Test
  void what_was_done_is_said_once_and_not_by_a_page_that_is_loaded_anew() {
    Page page = opened("demo-amira-stone", "/notifications/" + id);
    page.getByText("I have seen this").first().click();
    page.getByText("You hold this now.").waitFor();
    assertThat((boolean) page.evaluate("() => document.activeElement.matches('[role=alert]')"))
        .as("it is read first")
        .isTrue();

    page.reload();

    assertThat(page.getByText("You hold this now.").count()).isZero();
    assertThat(page.url()).endsWith("/notifications/" + id);
    page.context().close();
  }

  @Test
  void a_notification_that_somebody_writes_on_says_that_it_has_changed_and_keeps_the_note() {
    Page page = opened("demo-amira-stone", "/notifications/" + id);
    page.locator("#note").fill("Rang the ward.");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get("/notifications/" + id);
    farah.post("/notifications/" + id + "/acknowledgement", Map.of());

    page.clock().fastForward(A_WHILE);
    page.getByText("This has changed since you opened it.").waitFor();
    assertThat(page.locator("#news").textContent()).contains("Held by Farah Quill");
    assertThat(Chromium.violations(page)).isEmpty();

    page.context().clearCookies();
    page.clock().fastForward(A_WHILE);
    page.getByText("Wardline could not be asked whether this has changed").waitFor();
    assertThat(page.locator("#note").inputValue()).isEqualTo("Rang the ward.");
    page.context().close();
  }
}

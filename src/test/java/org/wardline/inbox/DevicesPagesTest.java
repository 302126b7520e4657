package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.OwnRelay;
import org.wardline.dispatch.push.OwnPushService;

/** A worker has a device notified, and not any more; the push service is on this machine. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
@WithTestResource(OwnPushService.class)
class DevicesPagesTest {
  private static final String POINT = "B".repeat(86) + "A";
  private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";

  /** What a browser answers whose push service is there: ours has none without the internet. */
  private static final String PUSH_SERVICE =
      """
      PushManager.prototype.subscribe = async wanted => ({
        endpoint: 'https://localhost/push/' + wanted.applicationServerKey.length,
        getKey: name => Uint8Array.from({ length: name === 'auth' ? 16 : 65 }, (_, i) => i === 0 ? 4 : i).buffer
      })
      """;

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private static Map<String, String> device(String endpoint) {
    return Map.of("endpoint", endpoint, "publicKey", POINT, "secret", SECRET);
  }

  @Test
  void a_device_is_notified_until_its_owner_stops_it() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    assertThat(amira.get("/devices").asString()).contains("None of your devices.");

    assertThat(amira.post("/devices", device("https://localhost/push/a")).header("Location"))
        .startsWith("/devices?said=device-subscribed.");
    amira.post("/devices", device("https://localhost/push/a"));
    assertThat(amira.get("/devices").asString())
        .containsOnlyOnce("A browser, since 10 March 2026</p>");

    String id = day.query("select id from push_subscription").getFirst();
    Browser ben = Browser.signedInAs("demo-ben-hollis");
    assertThat(ben.get("/devices").asString()).contains("None of your devices.");
    ben.post("/devices/" + id + "/stop", Map.of());
    assertThat(day.query("select id from push_subscription")).containsExactly(id);

    amira.post("/devices/" + id + "/stop", Map.of());
    assertThat(day.query("select id from push_subscription")).isEmpty();
    assertThat(
            day.query(
                "select action from audit_entry where subject like 'push_subscription:%' order by at, action"))
        .containsExactly("device_stopped", "device_subscribed", "device_subscribed");
  }

  @Test
  void nobody_chooses_where_wardline_calls() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/devices");

    for (String endpoint :
        List.of("https://10.0.0.1/x", "https://push.example/x", "file:///x", "")) {
      assertThat(amira.post("/devices", device(endpoint)).header("Location"))
          .startsWith("/devices?said=device-not-reached.");
    }
    Map<String, String> withoutKeys = Map.of("endpoint", "https://localhost/push/a");
    assertThat(amira.post("/devices", withoutKeys).header("Location"))
        .startsWith("/devices?said=device-not-reached.");
    assertThat(day.query("select id from push_subscription")).isEmpty();
  }

  @Test
  void ten_devices_are_enough_and_another_sites_form_is_refused() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/devices");
    for (int i = 0; i < 10; i++) {
      amira.post("/devices", device("https://localhost/push/" + i));
    }

    assertThat(amira.post("/devices", device("https://localhost/push/10")).header("Location"))
        .startsWith("/devices?said=too-many-devices.");
    amira.postAsIs("/devices", device("https://localhost/push/1"), Map.of()).then().statusCode(403);
    assertThat(day.query("select count(*) from push_subscription")).containsExactly("10");
  }

  @Test
  void a_browser_subscribes_and_shows_one_sentence_whatever_it_is_sent() {
    Optional<Chromium> found = Chromium.find();
    assumeTrue(found.isPresent(), "There is no Chromium in /usr/bin");
    try (Chromium chromium = found.get()) {
      Page page = chromium.signedInAs("demo-amira-stone", 320, true);
      page.context().grantPermissions(List.of("notifications"));
      page.addInitScript(PUSH_SERVICE);
      CompletableFuture<String> worker = registration(page);
      page.navigate("/devices");
      page.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Notify me on this device"))
          .click();
      page.getByText("This device is notified from now on.").waitFor();

      assertThat(page.getByText("Chrome on Linux, since 10 March 2026").first().isVisible())
          .isTrue();
      assertThat(Chromium.violations(page)).isEmpty();
      assertThat(chromium.complaints()).isEmpty();
      Chromium.shoot(page, "devices");
      page.waitForCondition(worker::isDone);
      assertThat(shownAfterPush(page, worker.join()))
          .isEqualTo("Wardline: You have a new notification");
    }
  }

  private static CompletableFuture<String> registration(Page page) {
    CompletableFuture<String> id = new CompletableFuture<>();
    CDPSession session = page.context().newCDPSession(page);
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        event ->
            event
                .getAsJsonArray("registrations")
                .forEach(
                    one -> id.complete(one.getAsJsonObject().get("registrationId").getAsString())));
    session.send("ServiceWorker.enable");
    return id;
  }

  private static String shownAfterPush(Page page, String registration) {
    JsonObject message = new JsonObject();
    message.addProperty("origin", Chromium.site());
    message.addProperty("registrationId", registration);
    message.addProperty("data", "Alex Exampleone was seen");
    CDPSession session = page.context().newCDPSession(page);
    session.send("ServiceWorker.enable");
    session.send("ServiceWorker.deliverPushMessage", message);
    page.waitForCondition(() -> !shown(page).isEmpty());
    return shown(page);
  }

  private static String shown(Page page) {
    return (String)
        page.evaluate(
            """
            async () => {
              const shown = await (await navigator.serviceWorker.ready).getNotifications()
              return shown.map(one => one.title + ': ' + one.body).join()
            }
            """);
  }
}

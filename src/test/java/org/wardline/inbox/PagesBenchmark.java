package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.data.Place;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

/**
 * How long each page takes, warm, with many notifications of five years: {@code ./mvnw -Pbench test
 * -Dtest=PagesBenchmark}. All pages are asked in turn until they are warm; then one after the other
 * is measured. Prints a table and writes it to {@code target/benchmark/pages.txt}.
 */
@QuarkusTest
class PagesBenchmark {
  private static final int NOTIFICATIONS =
      Integer.getInteger("wardline.bench.notifications", 100_000);
  private static final int WARM_UP = Integer.getInteger("wardline.bench.warm-up", 60);
  private static final int REQUESTS = Integer.getInteger("wardline.bench.requests", 100);
  private static final int REVIEWS = 25;
  private static final String OF_AMIRAS_TEAM =
      " where allocated_worker_id = '00000999-0000-4000-8002-000000000001' and child_id in (select id"
          + " from child where family_name like 'Family%' and team_id = '00000999-0000-4000-8001-000000000001' and not restricted)";

  @Inject DemoDay day;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;

  private final List<String> report = new ArrayList<>();
  private UUID told;

  @BeforeEach
  void fill() {
    day.begin();
    told = day.accessed("9990000018", "L-1001");
    FiveYears.of(NOTIFICATIONS).forEach(day::change);
  }

  @Test
  void measure() throws IOException {
    List<AskedPage> pages = pages();
    assertThat(Routes.withoutOneOf(pages.stream().map(AskedPage::page).toList()))
        .containsExactly("/sign-in/refused", "/signed-out");
    Map<AskedPage, HttpRequest> requests = new LinkedHashMap<>();
    Map<String, Browser> browsers = new HashMap<>();
    for (AskedPage asked : pages) {
      requests.put(asked, asked.by(browsers.computeIfAbsent(asked.reader(), this::signIn)));
    }
    report.add(
        "%,d notifications, %d requests a page, one reader at a time"
            .formatted(NOTIFICATIONS, REQUESTS));
    report.add("%-13s %-54s %8s %8s %9s".formatted("reader", "page", "p50 ms", "p95 ms", "bytes"));
    for (int round = 0; round < WARM_UP; round++) {
      for (Map.Entry<AskedPage, HttpRequest> page : requests.entrySet()) {
        assertThat(AskedPage.answer(page.getValue()).statusCode())
            .as(page.getKey().toString())
            .isEqualTo(200);
      }
    }
    for (Map.Entry<AskedPage, HttpRequest> page : requests.entrySet()) {
      report.add(line(page.getKey(), page.getValue()));
    }
    Files.createDirectories(Path.of("target/benchmark"));
    Files.write(Path.of("target/benchmark/pages.txt"), report);
    report.forEach(System.out::println);
  }

  private List<AskedPage> pages() {
    for (int i = 0; i < REVIEWS; i++) {
      day.arrived(
          AcceptedEvents.event("9990000026", LocalDate.of(2015, 4, 3), Kind.ARRIVAL, day.now()));
    }
    RotaPagesTest.withCalendar();
    String turn =
        day.query(
                "select rota_event_id from shift where rota_event_id is not null and from_date = '2026-03-11'")
            .getFirst();
    String old = day.query("select id from notification" + OF_AMIRAS_TEAM + " limit 1").getFirst();
    String often =
        day.query("select child_id from notification where id = '%s'".formatted(old)).getFirst();
    sealEventsOf(often);
    String load = day.query("select load_id from register_row limit 1").getFirst();
    String glass = AskedPage.glassOver(told.toString());
    return Stream.concat(
            AskedPage.all(new AskedPage.Ids(told.toString(), old, often, turn, load, glass)),
            ofThoseWhoAreToldMost())
        .toList();
  }

  /** Also where most of a list has gone by. */
  private Stream<AskedPage> ofThoseWhoAreToldMost() {
    String deep =
        "&state=settled&after="
            + new Place(day.now().minus(Duration.ofMinutes(25L * NOTIFICATIONS)), told).text();
    return Stream.of(
            AskedPage.of(
                "demo-idris-vane",
                "/notifications",
                "/notifications?list=mine",
                "/notifications?list=mine&state=settled",
                "/notifications?list=mine" + deep,
                "/notifications?list=team",
                "/notifications?list=duty&state=settled",
                "/notifications?list=duty" + deep,
                "/hidden/new"),
            AskedPage.of(
                "demo-farah-quill",
                "/notifications?list=mine",
                "/notifications?list=mine" + deep,
                "/notifications?list=duty" + deep,
                "/hidden/new"),
            AskedPage.of(
                "demo-dev-marlow",
                "/notifications?list=mine&state=settled",
                "/notifications?list=team" + deep),
            AskedPage.of("demo-morgan-reeve", "/notifications?list=mine&state=settled"))
        .flatMap(pages -> pages);
  }

  /** Who saw a child is read where its events are shown. */
  private void sealEventsOf(String child) {
    SealingKeys keys = awaiting.await(sealing::keys);
    byte[] details =
        "{\"organisationName\":\"EXAMPLE GENERAL HOSPITAL\",\"seenByName\":\"Nina Nurseone\",\"seenByRole\":\"Nurse\"}"
            .getBytes(StandardCharsets.UTF_8);
    for (String event :
        day.query(
            "select e.care_event_id from episode_event e join episode p on p.id = e.episode_id where p.child_id = '%s'"
                .formatted(child))) {
      UUID id = UUID.fromString(event);
      day.change(
          "update episode_event set details = ? where care_event_id = ?",
          keys.seal(details, "episode_event", id),
          id);
    }
  }

  private Browser signIn(String reader) {
    Browser browser = Browser.signedInAs(reader);
    browser.get("/notifications");
    return browser;
  }

  private static String line(AskedPage asked, HttpRequest request) {
    long[] nanos = new long[REQUESTS];
    int bytes = 0;
    for (int i = 0; i < REQUESTS; i++) {
      long began = System.nanoTime();
      bytes = AskedPage.answer(request).body().length;
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "%-13s %-54s %8.1f %8.1f %9d",
        asked.reader().substring("demo-".length()),
        asked.shown(),
        nanos[REQUESTS / 2] / 1e6,
        nanos[(int) (REQUESTS * 0.95)] / 1e6,
        bytes);
  }
}

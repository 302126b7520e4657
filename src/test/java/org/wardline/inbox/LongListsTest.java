package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AskedStatements;
import org.wardline.TestQueues;

/** However long the lists of a council become, its pages ask and weigh as little as before. */
@QuarkusTest
class LongListsTest {
  private static final int FEW = 3;
  private static final int MORE_THAN_A_PAGE = 250;
  private static final int STAFF = 1_000;
  private static final int MOST_BYTES = 200_000;

  /** Who keeps one restricted child has no other list. */
  private static final String KEEPER = "demo-morgan-reeve";

  /** Pages of one thing or of days, and lists that fill their page from the beginning. */
  private static final List<String> DO_NOT_GROW =
      List.of(
          "/absences/entries/…",
          "/children/search text=Family12&reason=",
          "/children/search text=9990000026&reason=In my waiting…",
          "/desk/audit",
          "/desk/audit action=viewed&until=2023-03-10",
          "/desk/break-glass/…",
          "/desk/statements/2026-03-09",
          "/devices",
          "/measures",
          "/measures?first=2025-03-11&last=2026-03-10",
          "/measures.csv?first=2025-03-11&last=2026-03-10",
          "/notifications/…/news?seen=another&stands=another",
          "/notifications?list=mine",
          "/policy",
          "/policy/briefing/allocated",
          "/policy/briefing/duty/text",
          "/policy/dry-run?case=open&worker=…&moment=2026-03-10T…",
          "/policy/map/open",
          "/register/children",
          "/reviews/news?known=none");

  @Inject DemoDay day;
  @Inject LongLists lists;
  @Inject TestQueues queues;

  private final Map<String, Browser> browsers = new HashMap<>();
  private UUID told;

  @BeforeEach
  void begin() {
    day.begin();
    queues.empty("matching");
    queues.empty("dispatch");
    told = day.accessed("9990000018", "L-1001");
    RotaPagesTest.withCalendar();
  }

  /** What a page asked of the database, and how long its answer was. */
  private record Reading(List<String> statements, int bytes) {}

  @Test
  void a_list_that_is_three_times_as_long_asks_the_database_no_more_often() {
    grow(1, FEW);
    List<AskedPage> pages = pages();
    Map<AskedPage, Reading> before = new LinkedHashMap<>();
    Map<AskedPage, Reading> after = new LinkedHashMap<>();
    try (AskedStatements statements = AskedStatements.open()) {
      pages.forEach(this::read);
      pages.forEach(page -> before.put(page, reading(page, statements)));
      assertThat(statements.during(() -> pages.forEach(this::read)))
          .hasSize(before.values().stream().mapToInt(one -> one.statements().size()).sum());
      grow(FEW + 1, 3 * FEW);
      pages.forEach(page -> after.put(page, again(page, before.get(page), statements)));
    }

    Map<String, List<String>> differences = new TreeMap<>();
    pages.stream()
        .filter(page -> !sizes(before, page).equals(sizes(after, page)))
        .forEach(
            page ->
                differences.put(
                    page.toString(),
                    difference(before.get(page).statements(), after.get(page).statements())));
    assertThat(differences).as("pages, and what they asked more or less often").isEmpty();
    assertThat(
            pages.stream()
                .filter(page -> !page.reader().equals(KEEPER))
                .filter(page -> after.get(page).bytes() <= before.get(page).bytes())
                .map(AskedPage::shown))
        .as("lists that did not grow")
        .isSubsetOf(DO_NOT_GROW);
  }

  private static Integer sizes(Map<AskedPage, Reading> readings, AskedPage page) {
    return readings.get(page).statements().size();
  }

  private Reading reading(AskedPage page, AskedStatements statements) {
    AtomicInteger bytes = new AtomicInteger();
    List<String> asked = statements.during(() -> bytes.set(read(page).length));
    return new Reading(asked, bytes.get());
  }

  /**
   * Who reads something for the first time is remembered by a statement of its own: not counted.
   */
  private Reading again(AskedPage page, Reading before, AskedStatements statements) {
    Reading first = reading(page, statements);
    return first.statements().size() == before.statements().size()
        ? first
        : reading(page, statements);
  }

  private void grow(int first, int last) {
    lists.grow(told, first, last);
    lists.review(last - first + 1);
  }

  /** All that are read by somebody who has signed in. */
  private List<AskedPage> pages() {
    String turn =
        day.query(
                "select rota_event_id from shift where rota_event_id is not null and from_date = '2026-03-11'")
            .getFirst();
    String glass = AskedPage.glassOver(told.toString());
    AskedPage.Ids ids =
        new AskedPage.Ids(
            told.toString(), told.toString(), LongLists.ALEX, turn, LongLists.LOAD, glass);
    List<AskedPage> pages =
        Stream.of(
                AskedPage.all(ids).filter(page -> !page.page().matches("/sign-in|/continuity")),
                AskedPage.of("demo-amira-stone", "/children/search text=Exampleone&reason="),
                AskedPage.of(
                    "demo-farah-quill",
                    "/children/search text=Exampleone&reason=In my waiting room"),
                AskedPage.of("demo-ruth-ames", "/desk/break-glass", "/children/" + LongLists.ALEX))
            .flatMap(some -> some)
            .toList();
    assertThat(Routes.withoutOneOf(pages.stream().map(AskedPage::page).toList()))
        .containsExactly("/continuity", "/sign-in", "/sign-in/refused", "/signed-out");
    return pages;
  }

  private byte[] read(AskedPage page) {
    HttpRequest request = page.by(browsers.computeIfAbsent(page.reader(), LongListsTest::signIn));
    HttpResponse<byte[]> answer = AskedPage.answer(request);
    assertThat(answer.statusCode()).as(page.toString()).isEqualTo(200);
    return answer.body();
  }

  private static Browser signIn(String reader) {
    Browser browser = Browser.signedInAs(reader);
    browser.get("/notifications");
    return browser;
  }

  private static List<String> difference(List<String> before, List<String> after) {
    Map<String, Long> less = counted(before);
    Map<String, Long> more = counted(after);
    return Stream.concat(before.stream(), after.stream())
        .distinct()
        .filter(sql -> !less.getOrDefault(sql, 0L).equals(more.getOrDefault(sql, 0L)))
        .toList();
  }

  private static Map<String, Long> counted(List<String> statements) {
    return statements.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void no_first_page_is_larger_than_200_kilobytes_however_long_its_list_is() {
    List<AskedPage> pages;
    lists.grow(told, 1, 1);
    pages = pages();
    lists.grow(told, 2, MORE_THAN_A_PAGE);
    lists.employ(MORE_THAN_A_PAGE + 1, STAFF);
    lists.review(21);

    Map<String, Integer> large = new TreeMap<>();
    Map<AskedPage, String> shown = new HashMap<>();
    for (AskedPage page : pages.stream().filter(AskedPage::isShown).toList()) {
      byte[] bytes = read(page);
      shown.put(page, new String(bytes, StandardCharsets.UTF_8));
      if (bytes.length > MOST_BYTES) {
        large.put(page.toString(), bytes.length);
      }
    }

    assertThat(large).isEmpty();
    assertThat(shown.get(new AskedPage("demo-farah-quill", "/notifications")))
        .contains("New (25 and more)");
    assertThat(shown.get(new AskedPage("demo-farah-quill", "/reviews")))
        .contains("Further reviews");
    assertThat(shown.get(new AskedPage("demo-dev-marlow", "/children")))
        .contains("Next children", "Older openings");
    assertThat(shown.get(new AskedPage("demo-pia-lowe", "/desk/quarantine")))
        .contains("Older messages");
    assertThat(shown.get(new AskedPage("demo-pia-lowe", "/desk/break-glass")))
        .contains("Further openings");
    assertThat(shown.get(new AskedPage("demo-pia-lowe", "/desk/audit"))).contains("Older entries");
  }
}

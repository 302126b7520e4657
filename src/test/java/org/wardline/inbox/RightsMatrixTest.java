package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.messages.CareEvent.Kind.ARRIVAL;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;

/** Role × child × page: nobody gets a byte of a child too many, and a lost role is lost at once. */
@QuarkusTest
class RightsMatrixTest {

  /** Children whose every field is unlike any other's. */
  private enum Kind {
    OWN("01", "999", "9990000018", "L-1001", "Exampleone", "4 March 2015", "XX1 1AA"),
    OTHER_TEAM("02", "999", "9990000026", "L-1002", "Exampletwo", "11 September 2018", "XX1 2AB"),
    BARRED("05", "999", "9990000069", "L-1005", "Examplefive", "17 May 2012", "XX2 5AE"),
    RESTRICTED("09", "999", "9990000107", "L-1009", "Examplenine", "2 June 2014", "I.E."),
    OTHER_COUNCIL("01", "998", "9990000131", "L-2001", "Sampleone", "7 July 2013", "XX5 1AL");

    private final String page;
    private final String number;
    private final String localId;
    private final String marks;

    Kind(
        String id,
        String authority,
        String number,
        String localId,
        String family,
        String born,
        String postcode) {
      this.page = "/children/00000%s-0000-4000-8004-0000000000%s".formatted(authority, id);
      this.number = number;
      this.localId = localId;
      this.marks = String.join("|", number, localId, family, born, postcode);
    }

    private boolean isIn(String bytes) {
      return Stream.of(marks.split("\\|", -1)).anyMatch(bytes::contains);
    }
  }

  /** The pages that are the same whatever child there is. */
  private static final List<String> PAGES =
      List.of(
          "/notifications",
          "/notifications?list=team",
          "/notifications?list=duty&state=settled",
          "/reviews",
          "/register",
          "/register/quality",
          "/register/retention",
          "/register/uploads",
          "/register/children",
          "/rota",
          "/rota?show=month",
          "/rota/export",
          "/absences",
          "/absences/entries/00000999-0000-4000-8004-000000000001",
          "/devices",
          "/sign-ins",
          "/sign-in",
          "/signed-out",
          "/continuity",
          "/hidden",
          "/hidden/new",
          "/children",
          "/desk",
          "/desk/findings",
          "/desk/statements",
          "/desk/statements/2026-03-09",
          "/desk/quarantine",
          "/desk/dead-letters",
          "/desk/audit",
          "/desk/break-glass",
          "/not-filed",
          "/measures",
          "/measures.csv",
          "/policy",
          "/policy/map/open",
          "/policy/briefing/duty",
          "/policy/briefing/duty/text",
          "/policy/dry-run",
          "/policy/dry-run?case=restricted&worker=00000999-0000-4000-8002-000000000013&moment=2026-03-10T02:00");

  /**
   * What may be read where, written out; the barred child is barred from all of the council. Asked
   * for are pages of children after their reader has looked for them and said why.
   */
  private static final Map<String, Map<String, Set<Kind>>> MAY_READ = new LinkedHashMap<>();

  private static void mayRead(String reader, String... where) {
    Map<String, Set<Kind>> pages = new TreeMap<>();
    for (String one : where) {
      int blank = one.lastIndexOf(' ');
      pages
          .computeIfAbsent(one.substring(0, blank), page -> EnumSet.noneOf(Kind.class))
          .add(Kind.valueOf(one.substring(blank + 1)));
    }
    MAY_READ.put(reader, pages);
  }

  static {
    mayRead(
        "demo-amira-stone",
        "notification OWN",
        "child OWN",
        "child asked for OWN",
        "child asked for OTHER_TEAM");
    for (String duty : List.of("demo-farah-quill", "demo-idris-vane")) {
      mayRead(
          duty,
          "notification OWN",
          "notification OTHER_TEAM",
          "/reviews OTHER_TEAM",
          "child asked for OWN",
          "child asked for OTHER_TEAM");
    }
    mayRead(
        "demo-dev-marlow",
        "notification OWN",
        "notification OTHER_TEAM",
        "/reviews OTHER_TEAM",
        "child OWN",
        "child asked for OWN",
        "child asked for OTHER_TEAM");
    for (String keeper : List.of("demo-morgan-reeve", "demo-nadia-orme")) {
      mayRead(
          keeper,
          "notification RESTRICTED",
          "/reviews RESTRICTED",
          "child RESTRICTED",
          "child asked for OWN",
          "child asked for OTHER_TEAM",
          "child asked for RESTRICTED",
          "/register/children RESTRICTED",
          "keeping RESTRICTED",
          "export RESTRICTED");
    }
    mayRead(
        "demo-oli-tarn",
        "/register/uploads OWN",
        "/register/uploads OTHER_TEAM",
        "keeping OWN",
        "keeping OTHER_TEAM",
        "export OWN",
        "export OTHER_TEAM");
    mayRead("demo-tess-ingle");
    mayRead("demo-ruth-ames");
    mayRead("demo-pia-lowe", "broken glass OWN", "broken glass OTHER_TEAM");
    mayRead(
        "demo-petra-sand",
        "notification OTHER_COUNCIL",
        "child OTHER_COUNCIL",
        "child asked for OTHER_COUNCIL");
  }

  /**
   * A page as somebody asks for it.
   *
   * @param name for all of its kind
   * @param ask a path, or a path, a blank and the fields of a form that is sent to it
   */
  private record Asked(String name, String ask) {
    private Response of(Browser browser) {
      int blank = ask.indexOf(' ');
      return blank < 0
          ? browser.get(ask)
          : browser.post(ask.substring(0, blank), fields(ask.substring(blank + 1)));
    }

    private static Map<String, String> fields(String form) {
      return Stream.of(form.split("&", -1))
          .collect(
              Collectors.toMap(
                  field -> field.substring(0, field.indexOf('=')),
                  field -> field.substring(field.indexOf('=') + 1)));
    }
  }

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void no_page_says_a_byte_of_a_child_to_somebody_who_may_not_know_it() {
    List<Asked> pages = pages();

    assertThat(Routes.withoutOneOf(pages.stream().map(Asked::ask).toList()))
        .as("pages that are not in the matrix; who is refused by their provider reads nothing")
        .containsExactly("/sign-in/refused");
    for (Map.Entry<String, Map<String, Set<Kind>>> reader : MAY_READ.entrySet()) {
      Browser browser = Browser.signedInAs(reader.getKey());
      browser.get("/notifications");
      Map<String, Set<Kind>> read = new TreeMap<>();
      for (Asked page : pages) {
        Response answer = page.of(browser);
        assertThat(answer.statusCode()).as(page.ask()).isIn(200, 303, 404);
        String bytes = answer.asString();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        Stream.of(Kind.values()).filter(child -> child.isIn(bytes)).forEach(seen::add);
        if (!seen.isEmpty()) {
          read.computeIfAbsent(page.name(), name -> EnumSet.noneOf(Kind.class)).addAll(seen);
        }
      }
      assertThat(read).as(reader.getKey()).isEqualTo(reader.getValue());
    }
  }

  private List<Asked> pages() {
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select '00000999-0000-4000-8004-000000000005', '999', id, now() from worker where authority_id = '999'""");
    day.change(
        "insert into daily_statement (day, made_at, body, differences, to_mail) values ('2026-03-09', now(), 'x', 0, false)");
    List<Asked> pages = new ArrayList<>(PAGES.stream().map(page -> new Asked(page, page)).toList());
    day.arrived(AcceptedEvents.event("9990000026", LocalDate.of(2015, 4, 3), ARRIVAL, day.now()));
    day.arrived(AcceptedEvents.event("9990000107", LocalDate.of(2015, 4, 3), ARRIVAL, day.now()));
    for (Kind child : Kind.values()) {
      if (child != Kind.BARRED) {
        UUID told = told(child);
        pages.add(new Asked("notification", "/notifications/" + told));
        pages.add(
            new Asked("withdrawal", "/notifications/" + told + "/outcome outcome=WRONG_CHILD"));
        pages.add(new Asked("news", "/notifications/" + told + "/news"));
        openGlass(told).ifPresent(glass -> pages.add(new Asked("broken glass", glass)));
      }
      pages.add(new Asked("child", child.page));
      pages.add(new Asked("keeping", child.page.replace("/children/", "/register/children/")));
      pages.add(
          new Asked(
              "export", child.page.replace("/children/", "/register/children/") + "/export.json"));
    }
    pages.addAll(ofRegisterAndRota());
    for (Kind child : Kind.values()) {
      String spoken = child.number.replaceAll("(...)(...)(....)", "$1 $2 $3");
      pages.add(new Asked("found", "/children/search text=" + spoken + "&reason="));
      pages.add(
          new Asked(
              "found by reason", "/children/search text=" + spoken + "&reason=In my waiting room"));
      pages.add(new Asked("opened", child.page + " reason=In my waiting room"));
      pages.add(new Asked("child asked for", child.page));
    }
    return pages;
  }

  /** Pages whose addresses have an id of their own. */
  private List<Asked> ofRegisterAndRota() {
    day.change(
        """
        insert into register_load (id, authority_id, began_at, completed_at, children, kind, file, as_at, state)
        values ('00000999-0000-4000-8007-000000000001', '999', now(), now(), 11, 'full', 'x', now(), 'complete')""");
    day.change(
        """
        insert into register_row (load_id, authority_id, number, place, child_id, outcome)
        select '00000999-0000-4000-8007-000000000001', '999', row_number() over (order by id), 'line 1', id, 'changed'
        from child where authority_id = '999'""");
    RotaPagesTest.withCalendar();
    String turn =
        day.query(
                "select rota_event_id from shift where rota_event_id is not null and from_date = '2026-03-11'")
            .getFirst();
    return List.of(
        new Asked("result", "/register/loads/00000999-0000-4000-8007-000000000001/result.csv"),
        new Asked("turn", "/rota/turn?event=" + turn + "&begin=2026-03-11T09:00"));
  }

  /** Where an operator sees whom a notification is about; empty when it cannot be opened. */
  private static Optional<String> openGlass(UUID told) {
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    pia.get("/desk/break-glass");
    return Optional.ofNullable(
        pia.post(
                "/desk/break-glass",
                Map.of("kind", "notification", "item", told.toString(), "reason", "INC-20001"))
            .header("Location"));
  }

  private UUID told(Kind child) {
    if (child != Kind.OTHER_COUNCIL) {
      return day.accessed(child.number, child.localId);
    }
    return day.happened(
        AcceptedEvents.event(child.number, LocalDate.of(2013, 7, 7), ARRIVAL, day.now()));
  }

  @Test
  void a_role_that_is_taken_away_is_gone_at_the_next_click() {
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    pia.get("/desk").then().statusCode(200);
    dev.get("/measures").then().statusCode(200);

    day.change("delete from worker_role where role in ('operator', 'manager')");

    pia.get("/desk").then().statusCode(404);
    dev.get("/measures").then().statusCode(404);
    assertThat(pia.get("/notifications").asString()).doesNotContain("/desk");
  }
}

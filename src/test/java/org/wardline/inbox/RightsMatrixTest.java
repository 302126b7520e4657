package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

  private static final List<String> PAGES =
      List.of(
          "/notifications",
          "/reviews",
          "/register",
          "/register/quality",
          "/rota",
          "/absences",
          "/devices",
          "/sign-ins",
          "/children",
          "/desk",
          "/desk/findings",
          "/desk/statements",
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
          "/policy/dry-run");

  /** What may be read anywhere, written out; the barred child is barred from all of them. */
  private static final Map<String, Set<Kind>> MAY_READ = new LinkedHashMap<>();

  static {
    MAY_READ.put("demo-amira-stone", EnumSet.of(Kind.OWN));
    MAY_READ.put("demo-farah-quill", EnumSet.of(Kind.OWN, Kind.OTHER_TEAM));
    MAY_READ.put("demo-idris-vane", EnumSet.of(Kind.OWN, Kind.OTHER_TEAM));
    MAY_READ.put("demo-dev-marlow", EnumSet.of(Kind.OWN, Kind.OTHER_TEAM));
    MAY_READ.put("demo-morgan-reeve", EnumSet.of(Kind.RESTRICTED));
    MAY_READ.put("demo-oli-tarn", EnumSet.noneOf(Kind.class));
    MAY_READ.put("demo-tess-ingle", EnumSet.noneOf(Kind.class));
    MAY_READ.put("demo-ruth-ames", EnumSet.noneOf(Kind.class));
    MAY_READ.put("demo-pia-lowe", EnumSet.noneOf(Kind.class));
    MAY_READ.put("demo-petra-sand", EnumSet.of(Kind.OTHER_COUNCIL));
  }

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void no_page_says_a_byte_of_a_child_to_somebody_who_may_not_know_it() {
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select '00000999-0000-4000-8004-000000000005', '999', id, now() from worker where authority_id = '999'""");
    List<String> pages = new ArrayList<>(PAGES);
    for (Kind child : Kind.values()) {
      if (child != Kind.BARRED) {
        pages.add("/notifications/" + told(child));
      }
      pages.add(child.page);
    }

    for (Map.Entry<String, Set<Kind>> reader : MAY_READ.entrySet()) {
      Browser browser = Browser.signedInAs(reader.getKey());
      Set<Kind> read = EnumSet.noneOf(Kind.class);
      for (String page : pages) {
        Response answer = browser.get(page);
        assertThat(answer.statusCode()).as(page).isIn(200, 404);
        String bytes = answer.asString();
        Stream.of(Kind.values()).filter(child -> child.isIn(bytes)).forEach(read::add);
      }
      assertThat(read).as(reader.getKey()).isEqualTo(reader.getValue());
    }
  }

  private UUID told(Kind child) {
    if (child != Kind.OTHER_COUNCIL) {
      return day.accessed(child.number, child.localId);
    }
    return day.happened(
        AcceptedEvents.event(
            child.number,
            java.time.LocalDate.of(2013, 7, 7),
            org.wardline.messages.CareEvent.Kind.ARRIVAL,
            day.now()));
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

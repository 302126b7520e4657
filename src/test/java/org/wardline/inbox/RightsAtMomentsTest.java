package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.inbox.MarkedChildren.Kind.OTHER_TEAM;
import static org.wardline.inbox.MarkedChildren.Kind.RESTRICTED;
import static org.wardline.inbox.MarkedChildren.Mark.FAMILY_NAME;
import static org.wardline.inbox.MarkedChildren.Mark.GIVEN_NAME;
import static org.wardline.inbox.MarkedChildren.Mark.HOSPITAL;
import static org.wardline.inbox.MarkedChildren.Mark.NOTIFICATION;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.inbox.MarkedChildren.Kind;
import org.wardline.inbox.MarkedChildren.Mark;

/** What somebody could read before, and cannot from their next request on. */
@QuarkusTest
class RightsAtMomentsTest {
  private static final String WORKERS = "00000999-0000-4000-8002-0000000000";
  private static final Map<String, String> HELEN_AND_DEV =
      Map.of("act", "restrict", "custodian", WORKERS + "08", "deputy", WORKERS + "04");

  @Inject DemoDay day;

  private final Map<String, Browser> signedIn = new HashMap<>();
  private MarkedChildren children;
  private MatrixPages pages;

  @BeforeEach
  void begin() {
    day.begin();
    children = new MarkedChildren(day);
    pages = new MatrixPages(day, children);
  }

  private Browser browser(String reader) {
    return signedIn.computeIfAbsent(reader, name -> Browser.signedInAs("demo-" + name));
  }

  private Set<Mark> read(String reader, Kind child) {
    return pages.readBy(browser(reader), child);
  }

  private void keep(String keeper, Kind child, Map<String, String> act) {
    String page = "/register/children/" + child.id();
    browser(keeper).get(page).then().statusCode(200);
    browser(keeper).post(page, act).then().statusCode(303);
  }

  @Test
  void a_child_who_is_restricted_is_gone_for_all_who_had_read_of_it() {
    List<String> before = List.of("farah-quill", "erin-castle", "oli-tarn");
    pages.readForReasonBy(browser("amira-stone"));
    before.forEach(reader -> assertThat(read(reader, OTHER_TEAM)).as(reader).isNotEmpty());
    Set<Mark> toTheManager = read("helen-ward", OTHER_TEAM);

    keep("oli-tarn", OTHER_TEAM, HELEN_AND_DEV);

    assertThat(read("amira-stone", OTHER_TEAM)).as("opened for a reason").isEmpty();
    before.forEach(reader -> assertThat(read(reader, OTHER_TEAM)).as(reader).isEmpty());
    assertThat(read("pia-lowe", OTHER_TEAM))
        .as("that glass was broken over some notification stays to be reviewed")
        .containsExactly(NOTIFICATION);
    assertThat(read("helen-ward", OTHER_TEAM)).containsAll(toTheManager);
  }

  @Test
  void what_was_told_under_a_restriction_stays_its_keepers_when_it_is_lifted() {
    keep("morgan-reeve", RESTRICTED, Map.of("act", "lift"));

    for (String reader :
        List.of("farah-quill", "lena-mercer", "oli-tarn", "ruth-ames", "pia-lowe")) {
      assertThat(read(reader, RESTRICTED))
          .as(reader)
          .doesNotContainAnyElementsOf(Mark.OF_NOTIFICATIONS);
    }
    assertThat(MatrixPages.openGlass(children.told(RESTRICTED))).isEmpty();
    assertThat(read("oli-tarn", RESTRICTED)).as("lifted").contains(GIVEN_NAME);
    assertThat(read("morgan-reeve", RESTRICTED)).contains(HOSPITAL);
  }

  @Test
  void who_keeps_a_child_no_more_reads_nothing_and_who_keeps_it_now_reads_all() {
    Set<Mark> kept = read("morgan-reeve", RESTRICTED);

    keep("morgan-reeve", RESTRICTED, HELEN_AND_DEV);

    assertThat(read("morgan-reeve", RESTRICTED)).isEmpty();
    assertThat(read("nadia-orme", RESTRICTED)).as("to whom it was handed over").isEmpty();
    assertThat(read("helen-ward", RESTRICTED)).containsAll(kept);
  }

  @Test
  void an_opening_ends_after_twelve_hours_and_with_a_bar() {
    pages.readForReasonBy(browser("amira-stone"));
    assertThat(read("amira-stone", OTHER_TEAM)).contains(FAMILY_NAME, HOSPITAL);

    day.change(
        "insert into child_bar (child_id, authority_id, worker_id, recorded_at) values (?, '999', ?, now())",
        UUID.fromString(OTHER_TEAM.id()),
        UUID.fromString(WORKERS + "01"));
    assertThat(read("amira-stone", OTHER_TEAM)).isEmpty();

    day.change("delete from child_bar");
    assertThat(read("amira-stone", OTHER_TEAM)).contains(FAMILY_NAME);
    day.moveClock(Duration.ofHours(12));
    signedIn.clear();
    assertThat(read("amira-stone", OTHER_TEAM)).isEmpty();
  }

  @Test
  void who_has_no_role_any_more_reads_of_nobody() {
    List<String> readers =
        List.of("amira-stone", "dev-marlow", "morgan-reeve", "oli-tarn", "pia-lowe");
    readers.forEach(reader -> browser(reader).get("/notifications").then().statusCode(200));

    day.change("delete from worker_role");

    readers.forEach(
        reader -> {
          assertThat(pages.readBy(browser(reader)).pages()).as(reader).isEmpty();
          assertThat(browser(reader).get("/notifications").asString()).doesNotContain("/desk");
        });
  }
}

package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RotaPagesTest {
  private static final Pattern CHANGE =
      Pattern.compile("event=([0-9a-f-]{36})(?:&amp;|&)begin=(2026-[0-9T:-]+)");
  private static final String HELEN = "00000999-0000-4000-8002-000000000008";
  private static final String CALENDAR =
      """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//Example//EN\r
      BEGIN:VEVENT\r
      UID:duty-1@exampleshire.example\r
      DTSTAMP:20260310T100000Z\r
      DTSTART;TZID=Europe/London:20260311T090000\r
      DTEND;TZID=Europe/London:20260311T170000\r
      RRULE:FREQ=WEEKLY;COUNT=2\r
      CATEGORIES:Duty\r
      LOCATION:Northvale Locality Team\r
      SUMMARY:Duty\r
      ATTENDEE:mailto:farah.quill@exampleshire.example\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      UID:duty-2@exampleshire.example\r
      DTSTAMP:20260310T100000Z\r
      DTSTART;TZID=Europe/London:20260312T090000\r
      DTEND;TZID=Europe/London:20260312T170000\r
      CATEGORIES:Duty\r
      LOCATION:Northvale Locality Team\r
      SUMMARY:Duty\r
      ATTENDEE:mailto:amira.stone@exampleshire.example\r
      END:VEVENT\r
      END:VCALENDAR\r
      """;

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void the_week_says_who_is_on_duty_and_everybody_may_read_it() {
    String page = Browser.signedInAs("demo-amira-stone").get("/rota").asString();

    assertThat(page)
        .contains("Rota: Week of 9 March 2026", "Tuesday 10 March", "Sunday 15 March")
        .contains("Duty, Duty &amp; Advice", "Farah Quill", "EDS, Emergency Duty Service")
        .contains("All day")
        .doesNotContain("Monday 16 March", "Calendar file", ">Change<");
  }

  @Test
  void the_month_has_all_its_days_and_leads_to_the_next() {
    String page =
        Browser.signedInAs("demo-amira-stone").get("/rota?from=2026-03-10&show=month").asString();

    assertThat(page)
        .contains("Rota: March 2026", "Sunday 1 March", "Tuesday 31 March")
        .contains("/rota?from=2026-04-01&amp;show=month", "/rota?from=2026-02-01&amp;show=month");
  }

  @Test
  void a_gap_stands_in_red_on_its_day() {
    day.change("delete from shift where slot = 'duty' and authority_id = '999'");

    String page = Browser.signedInAs("demo-amira-stone").get("/rota").asString();

    assertThat(page)
        .contains("govuk-tag--red\">Gap</strong>", "nobody for Duty, Duty &amp; Advice")
        .contains("Gaps: ");
    assertThat(page).doesNotContain("There is no gap");
  }

  @Test
  void who_is_away_is_marked_with_who_stands_in() {
    day.change(
        """
        insert into absence values (gen_random_uuid(), '999', '00000999-0000-4000-8002-000000000006',
          '2026-03-10T00:00Z', '2026-03-11T00:00Z')""");

    assertThat(Browser.signedInAs("demo-amira-stone").get("/rota").asString())
        .contains("Farah Quill (away, nobody stands in)");
  }

  @Test
  void who_leaves_in_the_middle_of_a_turn_is_shown_with_who_then_stands_in() {
    withCalendar();
    day.change(
        """
        insert into absence values (gen_random_uuid(), '999', '00000999-0000-4000-8002-000000000006',
          '2026-03-11T12:00Z', '2026-03-12T00:00Z')""");
    day.change(
        """
        insert into relationship (id, authority_id, worker_id, other_id, kind, from_at)
        values (gen_random_uuid(), '999', '00000999-0000-4000-8002-000000000008',
          '00000999-0000-4000-8002-000000000006', 'covers_for', '2026-03-11T14:00Z')""");

    assertThat(Browser.signedInAs("demo-amira-stone").get("/rota").asString())
        .contains(
            "Farah Quill (away 12:00 to 14:00, nobody stands in; away 14:00 to 17:00, Helen Ward stands in)");
  }

  @Test
  void a_calendar_is_brought_in_shown_and_taken_out_again() {
    Browser dev = withCalendar();

    String page = dev.get("/rota").asString();

    assertThat(page).contains("Duty, Northvale Locality Team", "09:00 to 17:00", "Amira Stone");
    Response file = dev.get("/rota/export");
    assertThat(file.header("Content-Type")).startsWith("text/calendar");
    assertThat(file.asString()).contains("duty-1@exampleshire.example", "RRULE:FREQ=WEEKLY");
  }

  @Test
  void a_file_that_is_no_calendar_is_refused_with_a_sentence() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get("/rota");

    Response refused = dev.upload("/rota/import", "calendar", "Monday: Farah");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("There is a problem", "Nothing was recorded: the file holds 0 events");
  }

  @Test
  void one_turn_is_given_to_somebody_else() {
    Browser dev = withCalendar();
    Map<String, String> turn = turns(dev).getFirst();

    assertThat(
            dev.get("/rota/turn?event=" + turn.get("event") + "&begin=" + turn.get("begin"))
                .asString())
        .contains("Change a turn", "Farah Quill", "Exchange it with another turn")
        .contains(">Helen Ward</option>")
        .doesNotContain(">Pia Lowe</option>");
    Response done =
        dev.post(
            "/rota/turn/override",
            Map.of("event", turn.get("event"), "begin", turn.get("begin"), "worker", HELEN));

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.header("Location")).startsWith("/rota?from=2026-03-11&said=rota-saved.");
    assertThat(names("2026-03-11")).containsExactly("Helen Ward");
    assertThat(names("2026-03-18")).containsExactly("Farah Quill");
    assertThat(day.query("select action from audit_entry where action = 'rota_event_saved'"))
        .hasSize(3);
  }

  @Test
  void two_turns_are_exchanged() {
    Browser dev = withCalendar();
    List<Map<String, String>> turns = turns(dev);
    Map<String, String> other = turns.getLast();
    dev.get("/rota");

    dev.post(
            "/rota/turn/swap",
            Map.of(
                "event",
                turns.getFirst().get("event"),
                "begin",
                turns.getFirst().get("begin"),
                "other",
                other.get("event") + "|" + other.get("begin")))
        .then()
        .statusCode(303);

    assertThat(names("2026-03-11")).containsExactly("Amira Stone");
    assertThat(names("2026-03-12")).containsExactly("Farah Quill");
  }

  @Test
  void who_does_not_keep_the_rota_finds_nothing_to_change() {
    Map<String, String> turn = turns(withCalendar()).getFirst();
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/rota");

    amira.get("/rota/export").then().statusCode(404);
    amira.upload("/rota/import", "calendar", CALENDAR).then().statusCode(404);
    amira
        .get("/rota/turn?event=" + turn.get("event") + "&begin=" + turn.get("begin"))
        .then()
        .statusCode(404);
    amira
        .post(
            "/rota/turn/override",
            Map.of("event", turn.get("event"), "begin", turn.get("begin"), "worker", HELEN))
        .then()
        .statusCode(404);
    assertThat(names("2026-03-11")).containsExactly("Farah Quill");
  }

  @Test
  void another_council_sees_its_own_rota() {
    assertThat(Browser.signedInAs("demo-quentin-hale").get("/rota").asString())
        .contains("Quentin Hale")
        .doesNotContain("Farah Quill", "Idris Vane");
  }

  @Test
  void a_turn_that_is_not_there_is_not_found() {
    Browser dev = withCalendar();

    dev.get("/rota/turn?event=x&begin=2026-03-11T09:00").then().statusCode(404);
    dev.get("/rota/turn?event=x&begin=soon").then().statusCode(404);
    dev.get("/rota/turn").then().statusCode(404);
  }

  static Browser withCalendar() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get("/rota");
    Response taken = dev.upload("/rota/import", "calendar", CALENDAR);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.asString()).contains("Recorded: 2 new or changed");
    return dev;
  }

  private static List<Map<String, String>> turns(Browser keeper) {
    Matcher found = CHANGE.matcher(keeper.get("/rota").asString());
    return found
        .results()
        .map(turn -> Map.of("event", turn.group(1), "begin", turn.group(2)))
        .toList();
  }

  private List<String> names(String date) {
    return day.query(
        """
        select w.name from shift s join worker w on w.id = s.worker_id
        where s.rota_event_id is not null and s.from_date = '%s' order by 1"""
            .formatted(date));
  }
}

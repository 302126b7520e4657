package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.present;

import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotaReadingTest {
  private static final Staff STAFF =
      new Staff(
          List.of(
              new Team(
                  id("duty team"), "999", "Duty & Advice", Team.DUTY_AND_ADVICE, null, null, null),
              new Team(id("north"), "999", "North", "locality", null, null, null),
              new Team(id("eds team"), "999", "EDS", Team.EDS, null, null, null)),
          List.of(present("anna"), present("berta")),
          List.of());

  private static final String ZONE =
      """
      BEGIN:VTIMEZONE
      TZID:GMT Standard Time
      BEGIN:STANDARD
      DTSTART:16010101T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0000
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:16010101T010000
      TZOFFSETFROM:+0000
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
      END:DAYLIGHT
      END:VTIMEZONE
      """;

  private static final String TURN =
      """
      UID:turn
      DTSTART;TZID=Europe/London:20260710T170000
      DTEND;TZID=Europe/London:20260711T083000
      CATEGORIES:EDS
      ATTENDEE;CN=Anna:mailto:Anna@exampleshire.example
      """;

  private static RotaReading read(String... events) {
    String file =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"
            + ZONE
            + String.join(
                "",
                List.of(events).stream().map(e -> "BEGIN:VEVENT\n" + e + "END:VEVENT\n").toList())
            + "END:VCALENDAR\n";
    return new RotaReading("999", STAFF).read(CalendarBlocks.of(file));
  }

  private static List<LocalDateTime> beginnings(RotaReading reading, int atMost) {
    return Recurrences.beginnings(
            reading.events().getFirst(),
            LocalDateTime.parse("2026-01-01T00:00"),
            LocalDateTime.parse("2030-01-01T00:00"))
        .stream()
        .limit(atMost)
        .toList();
  }

  private static void isRefused(RotaReading reading, String because) {
    assertThat(reading.events()).isEmpty();
    assertThat(reading.findings()).singleElement().matches(RotaFinding::refused);
    assertThat(reading.findings().getFirst().words()).contains(because);
  }

  @Test
  void an_event_is_read_by_the_clock_on_the_wall() {
    RotaEvent event = read(TURN).events().getFirst();

    assertThat(event.startsAt()).isEqualTo("2026-07-10T17:00");
    assertThat(event.lastsMinutes()).isEqualTo(930);
    assertThat(event.slot()).isEqualTo("eds");
    assertThat(event.team()).isEqualTo(id("eds team"));
    assertThat(event.workers()).containsExactly(id("anna"));
  }

  @Test
  void a_time_without_a_zone_is_londons_whatever_the_zone_of_the_machine() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      RotaReading reading =
          read(
              """
              UID:floating
              DTSTART:20260710T170000
              DURATION:PT15H30M
              RRULE:FREQ=WEEKLY;UNTIL=20260724T170000
              EXDATE:20260717T170000
              CATEGORIES:Second EDS
              ATTENDEE:mailto:anna@exampleshire.example
              """);
      assertThat(reading.findings()).isEmpty();
      assertThat(beginnings(reading, 9))
          .containsExactly(
              LocalDateTime.parse("2026-07-10T17:00"), LocalDateTime.parse("2026-07-24T17:00"));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_moment_of_utc_is_what_the_clocks_of_london_show_and_an_end_in_utc_counts() {
    RotaReading once =
        read(
            TURN.replace("DTSTART;TZID=Europe/London:20260710T170000", "DTSTART:20260710T160000Z"));
    assertThat(once.events().getFirst().startsAt()).isEqualTo("2026-07-10T17:00");

    RotaReading weekly = read(TURN + "RRULE:FREQ=WEEKLY;UNTIL=20260724T160000Z\n");
    assertThat(beginnings(weekly, 9)).hasSize(3).endsWith(LocalDateTime.parse("2026-07-24T17:00"));
  }

  @Test
  void an_event_of_outlook_with_a_zone_of_its_own_is_read() {
    RotaEvent event = read(TURN.replace("Europe/London", "GMT Standard Time")).events().getFirst();

    assertThat(event.startsAt()).isEqualTo("2026-07-10T17:00");
  }

  @Test
  void a_weekly_turn_stays_at_five_oclock_when_the_clocks_change() {
    assertThat(
            beginnings(
                read(
                    TURN.replace("20260710", "20261016").replace("20260711", "20261017")
                        + "RRULE:FREQ=WEEKLY\n"),
                3))
        .containsExactly(
            LocalDateTime.parse("2026-10-16T17:00"),
            LocalDateTime.parse("2026-10-23T17:00"),
            LocalDateTime.parse("2026-10-30T17:00"));
  }

  @Test
  void every_second_week_and_further_dates_recur_as_the_standard_says() {
    assertThat(
            beginnings(
                read(
                    TURN
                        + "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SA;COUNT=4\nRDATE;TZID=Europe/London:20261225T083000\n"),
                9))
        .containsExactly(
            LocalDateTime.parse("2026-07-10T17:00"),
            LocalDateTime.parse("2026-07-11T17:00"),
            LocalDateTime.parse("2026-07-24T17:00"),
            LocalDateTime.parse("2026-07-25T17:00"),
            LocalDateTime.parse("2026-12-25T08:30"));
  }

  @Test
  void several_people_share_a_turn_and_a_team_is_found_by_its_name() {
    RotaEvent event =
        read(TURN.replace("EDS", "duty")
                + "LOCATION:north\nATTENDEE:mailto:berta@exampleshire.example\n")
            .events()
            .getFirst();

    assertThat(event.workers()).containsExactly(id("anna"), id("berta"));
    assertThat(event.team()).isEqualTo(id("north"));
  }

  @Test
  void a_bad_event_is_named_and_the_good_ones_are_read() {
    RotaReading reading =
        read(
            TURN.replace("UID:turn", "UID:bad").replace("20260710T170000", "rubbish"),
            TURN,
            TURN.replace("UID:turn\n", ""));

    assertThat(reading.events()).extracting(RotaEvent::uid).containsExactly("turn");
    assertThat(reading.findings()).extracting(RotaFinding::event).containsExactly("bad", "#3");
    assertThat(reading.findings()).allMatch(RotaFinding::refused);
  }

  @Test
  void a_rule_that_cannot_be_wholly_read_is_refused_rather_than_guessed() {
    isRefused(read(TURN + "RRULE:FREQ=WEEKLY;BYDAY=XX\n"), "RRULE cannot be read");
    isRefused(read(TURN + "RRULE:FREQ=SOMETIMES\n"), "RRULE cannot be read");
    isRefused(read(TURN + "RRULE:FREQ=WEEKLY;INTERVAL=0\n"), "at least 1");
    isRefused(read(TURN + "RRULE:FREQ=HOURLY\n"), "more often than daily");
    isRefused(read(TURN + "EXRULE:FREQ=WEEKLY\n"), "EXRULE");
  }

  @Test
  void a_recurrence_by_utc_is_refused_because_it_would_move_with_summer_time() {
    isRefused(
        read(
            TURN.replace("DTSTART;TZID=Europe/London:20260710T170000", "DTSTART:20260710T160000Z")
                + "RRULE:FREQ=WEEKLY\n"),
        "TZID Europe/London");
  }

  @Test
  void what_decides_who_is_on_duty_must_be_there_and_known() {
    isRefused(read(TURN.replace("Europe/London", "Mars/Base")), "time zone");
    isRefused(read(TURN.replace("CATEGORIES:EDS\n", "")), "names no slot");
    isRefused(read(TURN + "LOCATION:Nowhere\n"), "no team is called “Nowhere”");
    isRefused(read(TURN.replace("mailto:Anna@", "mailto:stranger@")), "stranger@");
    isRefused(read(TURN.replace("DTEND;TZID=Europe/London:20260711T083000\n", "")), "DTEND");
    isRefused(read(TURN.replace("20260711T083000", "20260719T083000")), "a week at most");
    isRefused(read(TURN.replace("20260711T083000", "20260710T083000")), "a minute at least");
  }

  @Test
  void one_unknown_attendee_among_known_ones_is_warned_of() {
    RotaReading reading = read(TURN + "ATTENDEE:mailto:stranger@elsewhere.example\n");

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.findings()).singleElement().matches(finding -> !finding.refused());
    assertThat(reading.findings().getFirst().words()).contains("stranger@elsewhere.example");
  }

  @Test
  void the_same_event_twice_in_a_file_is_read_once() {
    RotaReading reading = read(TURN, TURN);

    assertThat(reading.events()).hasSize(1);
    assertThat(reading.findings().getFirst().words()).contains("twice");
  }

  @Test
  void a_rule_that_never_comes_true_ends() {
    assertThat(beginnings(read(TURN + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n"), 3)).isEmpty();
  }

  @Test
  void a_rule_that_names_times_of_day_is_refused_since_it_makes_countless_turns() {
    isRefused(
        read(TURN + "RRULE:FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,1\n"), "one turn a day, at DTSTART");
    isRefused(read(TURN + "RRULE:FREQ=DAILY;BYSECOND=0\n"), "one turn a day, at DTSTART");
  }

  @Test
  void the_last_weekday_of_the_month_recurs() {
    assertThat(beginnings(read(TURN + "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1\n"), 3))
        .startsWith(
            LocalDateTime.parse("2026-07-31T17:00"), LocalDateTime.parse("2026-08-31T17:00"));
  }

  @Test
  void an_event_with_two_rules_or_with_too_many_dates_is_refused() {
    isRefused(read(TURN + "RRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY\n"), "two RRULEs");

    String date = "RDATE;TZID=Europe/London:20270101T";
    String dates =
        IntStream.range(0, 1001)
            .mapToObj(i -> date + "%02d%02d00\n".formatted(i / 60, i % 60))
            .collect(Collectors.joining());
    isRefused(read(TURN + dates), "more than 1000 dates");
  }

  @Test
  void an_exception_by_day_leaves_out_that_days_turn() {
    assertThat(
            beginnings(read(TURN + "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260717\n"), 9))
        .containsExactly(
            LocalDateTime.parse("2026-07-10T17:00"), LocalDateTime.parse("2026-07-24T17:00"));
  }

  @Test
  void who_declined_and_what_is_no_person_is_not_on_duty() {
    RotaEvent event =
        read(TURN
                + "ATTENDEE;PARTSTAT=DECLINED:mailto:berta@exampleshire.example\n"
                + "ATTENDEE;CUTYPE=ROOM:mailto:room@exampleshire.example\n"
                + "ATTENDEE;CUTYPE=GROUP:mailto:all@exampleshire.example\n"
                + "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:berta@exampleshire.example\n")
            .events()
            .getFirst();
    assertThat(event.workers()).containsExactly(id("anna"));

    isRefused(
        read(TURN.replace("ATTENDEE;CN=Anna", "ATTENDEE;PARTSTAT=DECLINED")),
        "who has not declined");
  }

  @Test
  void the_title_names_the_slot_where_no_category_does() {
    String google = TURN.replace("CATEGORIES:EDS\n", "");

    assertThat(read(google + "SUMMARY:EDS: Anna\n").events().getFirst().slot()).isEqualTo("eds");
    assertThat(read(google + "SUMMARY:duty\n").events().getFirst().slot()).isEqualTo("duty");
    isRefused(read(google + "SUMMARY:Holiday: EDS\n"), "names no slot");
  }

  @Test
  void an_answer_to_an_invitation_changes_nobodys_duty() {
    RotaReading reply = ofMethod("REPLY", TURN);
    isRefused(reply, "answers an invitation");
    isRefused(ofMethod("CANCEL", TURN), "STATUS:CANCELLED");

    RotaReading cancelled =
        ofMethod("CANCEL", "UID:turn\nSTATUS:CANCELLED\nDTSTAMP:20260301T000000Z\n");
    assertThat(cancelled.findings()).isEmpty();
    assertThat(cancelled.cancelled()).extracting(RotaEvent::uid).containsExactly("turn");
  }

  private static RotaReading ofMethod(String method, String event) {
    return new RotaReading("999", STAFF)
        .read(
            CalendarBlocks.of(
                "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:"
                    + method
                    + "\nBEGIN:VEVENT\n"
                    + event
                    + "END:VEVENT\nEND:VCALENDAR\n"));
  }

  @Test
  void a_folded_line_neither_ends_an_event_nor_cuts_the_name_of_a_bad_one() {
    RotaReading reading = read(TURN + "DESCRIPTION:Written by hand:\n END:VEVENT\n BEGIN:VEVENT\n");
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.events()).hasSize(1);

    assertThat(read(TURN.replace("UID:turn", "UID:folded-\n here").replace("EDS", "?")).findings())
        .extracting(RotaFinding::event)
        .containsExactly("folded-here");
  }
}

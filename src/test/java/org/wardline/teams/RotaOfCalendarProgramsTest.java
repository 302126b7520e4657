package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.present;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files as Outlook, Google Calendar and Apple's Calendar write them. */
class RotaOfCalendarProgramsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

  private static final Staff STAFF =
      new Staff(
          List.of(
              new Team(
                  id("duty team"), "999", "Duty & Advice", Team.DUTY_AND_ADVICE, null, null, null),
              new Team(id("north"), "999", "North", "locality", null, null, null),
              new Team(id("eds team"), "999", "EDS", Team.EDS, null, null, null)),
          List.of(present("anna"), present("berta"), present("carla")),
          List.of());

  private static RotaChange change(List<RotaEvent> stored, String file) {
    RotaChange change =
        new RotaChange(new RotaDraft(stored, List.of()), new RotaPolicy(STAFF, NOW));
    change.importing(new RotaReading("999", STAFF).read(CalendarBlocks.of(text(file))));
    return change;
  }

  private static String text(String file) {
    try (InputStream calendar =
        RotaOfCalendarProgramsTest.class.getResourceAsStream("/calendars/" + file)) {
      return new String(calendar.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who begins a turn when, in order. */
  private static Stream<String> turns(List<RotaEvent> events) {
    return RotaTurn.of(events, TODAY.minusDays(35), TODAY.plusDays(400)).stream()
        .map(turn -> LocalDateTime.of(turn.onDate(), turn.startsAt()) + " " + name(turn))
        .sorted();
  }

  private static String name(RotaTurn turn) {
    return STAFF.worker(turn.worker()).orElseThrow().name();
  }

  @Test
  void outlooks_series_with_its_own_zone_exceptions_and_a_changed_turn_is_read() {
    RotaChange change = change(List.of(), "outlook.ics");

    assertThat(change.outcome()).isEqualTo(new RotaOutcome.Saved(2, 0, 0, List.of()));
    assertThat(turns(change.draft().toSave()))
        .containsExactly(
            "2026-03-09T17:00 anna",
            "2026-03-11T17:00 anna",
            "2026-03-23T18:00 berta",
            "2026-04-06T17:00 anna",
            "2026-04-20T17:00 anna",
            "2026-04-22T17:00 anna",
            "2026-05-04T17:00 anna",
            "2026-05-06T17:00 anna",
            "2026-05-18T17:00 anna",
            "2026-05-20T17:00 anna",
            "2026-06-01T17:00 anna",
            "2026-06-03T17:00 anna",
            "2026-06-15T17:00 anna",
            "2026-06-17T17:00 anna");
  }

  @Test
  void outlooks_cancellation_of_one_turn_takes_that_turn_out_of_the_stored_series() {
    List<RotaEvent> stored = change(List.of(), "outlook.ics").draft().toSave();

    RotaChange cancelled = change(stored, "outlook-cancelled-turn.ics");

    assertThat(cancelled.outcome()).isEqualTo(new RotaOutcome.Saved(1, 0, 0, List.of()));
    assertThat(turns(cancelled.draft().changed()))
        .hasSize(13)
        .doesNotContain("2026-04-20T17:00 anna")
        .contains("2026-03-23T18:00 berta", "2026-04-22T17:00 anna");
    assertThat(change(cancelled.draft().changed(), "outlook-cancelled-turn.ics").outcome())
        .isEqualTo(new RotaOutcome.Saved(0, 1, 0, List.of()));
  }

  @Test
  void googles_event_names_its_slot_in_the_title_and_who_declined_is_not_on_duty() {
    RotaChange change = change(List.of(), "google.ics");

    assertThat(change.outcome()).isEqualTo(new RotaOutcome.Saved(1, 0, 0, List.of()));
    assertThat(change.draft().toSave().getFirst().slot()).isEqualTo(Shift.SECOND_EDS);
    assertThat(turns(change.draft().toSave()))
        .hasSize(18)
        .startsWith("2026-03-11T17:00 berta", "2026-03-12T17:00 berta", "2026-03-13T17:00 berta")
        .endsWith("2026-03-30T17:00 berta", "2026-03-31T17:00 berta")
        .doesNotContain(
            "2026-03-14T17:00 berta", "2026-03-15T17:00 berta", "2026-03-18T17:00 berta");
  }

  @Test
  void apples_event_with_an_alarm_of_its_own_and_an_exception_by_day_is_read() {
    RotaChange change = change(List.of(), "apple.ics");

    assertThat(change.outcome()).isEqualTo(new RotaOutcome.Saved(1, 0, 0, List.of()));
    assertThat(change.draft().toSave().getFirst().team()).isEqualTo(id("north"));
    assertThat(turns(change.draft().toSave()))
        .containsExactly(
            "2026-03-27T08:30 carla",
            "2026-05-08T08:30 carla",
            "2026-05-22T08:30 carla",
            "2026-06-05T08:30 carla");
  }

  @Test
  void the_same_file_again_changes_nothing() {
    Stream.of("outlook.ics", "google.ics", "apple.ics")
        .forEach(
            file -> {
              RotaChange again = change(change(List.of(), file).draft().toSave(), file);
              assertThat(again.draft().toSave()).as(file).isEmpty();
              assertThat(again.draft().toRemove()).as(file).isEmpty();
            });
  }
}

package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.left;
import static org.wardline.teams.Workers.present;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardline.teams.Rotas.Turn;

class RotaChangeTest {
  private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
  private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2026-03-11T17:00");

  private static final Staff STAFF =
      new Staff(
          List.of(new Team(id("eds team"), "999", "EDS", Team.EDS, null, null, null)),
          List.of(
              present("anna"),
              present("berta"),
              left("gone", Instant.parse("2026-01-01T00:00:00Z"))),
          List.of());

  private static String event(String uid, String start, String rest, String worker) {
    return """
    BEGIN:VEVENT
    UID:%s
    DTSTART;TZID=Europe/London:%s
    DURATION:PT15H30M
    CATEGORIES:EDS
    %s
    ATTENDEE:mailto:%s@exampleshire.example
    END:VEVENT
    """
        .formatted(uid, start, rest, worker);
  }

  private static String everyNight(String worker) {
    return event("nights", "20260309T170000", "RRULE:FREQ=DAILY;COUNT=5", worker);
  }

  private static String ofTurn(String start, String rest, String worker) {
    return event(
        "nights", start, "RECURRENCE-ID;TZID=Europe/London:" + start + "\n" + rest, worker);
  }

  private static RotaChange change(List<RotaEvent> stored, String... events) {
    RotaChange change = new RotaChange(stored, new RotaPolicy(STAFF, NOW));
    change.importing(
        new RotaReading("999", STAFF)
            .read(
                CalendarBlocks.of(
                    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"
                        + String.join("", events)
                        + "END:VCALENDAR\n")));
    return change;
  }

  private static RotaOutcome.Saved outcome(RotaChange change) {
    return (RotaOutcome.Saved) change.outcome();
  }

  private static Stream<String> nights(RotaChange change) {
    return RotaTurn.of(change.draft().changed(), MONDAY, MONDAY.plusDays(30)).stream()
        .map(
            turn ->
                turn.onDate().getDayOfMonth()
                    + " "
                    + STAFF.worker(turn.worker()).orElseThrow().name())
        .sorted();
  }

  private static List<RotaEvent> storedNightsWithASwap() {
    RotaChange swapped =
        new RotaChange(
            change(List.of(), everyNight("anna")).draft().changed(), new RotaPolicy(STAFF, NOW));
    swapped.override(new Turn("nights", WEDNESDAY), List.of(id("berta")));
    return swapped.draft().changed();
  }

  @Test
  void a_cancelled_turn_alone_in_a_file_is_taken_out_of_the_stored_series() {
    RotaChange change =
        change(
            change(List.of(), everyNight("anna")).draft().changed(),
            ofTurn("20260311T170000", "STATUS:CANCELLED", "anna"));

    assertThat(outcome(change)).isEqualTo(new RotaOutcome.Saved(1, 0, 0, List.of()));
    assertThat(nights(change)).containsExactly("10 anna", "12 anna", "13 anna", "9 anna");
  }

  @Test
  void a_cancelled_turn_that_was_swapped_is_nobodys_and_not_its_first_workers_again() {
    RotaChange change =
        change(storedNightsWithASwap(), ofTurn("20260311T170000", "STATUS:CANCELLED", "berta"));

    assertThat(outcome(change)).isEqualTo(new RotaOutcome.Saved(1, 0, 1, List.of()));
    assertThat(nights(change)).containsExactly("10 anna", "12 anna", "13 anna", "9 anna");
  }

  @Test
  void two_turns_are_cancelled_by_one_file_and_the_same_file_again_changes_nothing() {
    String[] cancelled = {
      ofTurn("20260310T170000", "STATUS:CANCELLED", "anna"),
      ofTurn("20260311T170000", "STATUS:CANCELLED", "anna")
    };
    RotaChange change = change(change(List.of(), everyNight("anna")).draft().changed(), cancelled);
    assertThat(nights(change)).containsExactly("12 anna", "13 anna", "9 anna");

    RotaChange again = change(change.draft().changed(), cancelled);
    assertThat(outcome(again)).isEqualTo(new RotaOutcome.Saved(0, 2, 0, List.of()));
  }

  @Test
  void a_cancelled_turn_that_there_is_not_is_refused_by_name() {
    RotaOutcome.Saved alone =
        outcome(
            change(
                change(List.of(), everyNight("anna")).draft().changed(),
                ofTurn("20260311T180000", "STATUS:CANCELLED", "anna")));
    assertThat(alone.saved()).isZero();
    assertThat(alone.findings())
        .containsExactly(
            RotaFinding.refusal(
                "nights",
                "no turn of it begins on Wednesday 11 March 2026, 18:00, so there is none to cancel"));

    RotaOutcome.Saved besideItsSeries =
        outcome(
            change(
                List.of(),
                everyNight("anna"),
                ofTurn("20260311T180000", "STATUS:CANCELLED", "anna")));
    assertThat(besideItsSeries.saved()).isEqualTo(1);
    assertThat(besideItsSeries.findings()).hasSize(1).allMatch(RotaFinding::refused);
  }

  @Test
  void a_cancelled_series_takes_its_cancelled_turns_with_it_without_a_word() {
    RotaOutcome.Saved saved =
        outcome(
            change(
                storedNightsWithASwap(),
                event("nights", "20260309T170000", "STATUS:CANCELLED", "anna"),
                ofTurn("20260311T170000", "STATUS:CANCELLED", "berta")));

    assertThat(saved).isEqualTo(new RotaOutcome.Saved(0, 0, 2, List.of()));
  }

  @Test
  void a_refused_series_leaves_the_stored_one_with_its_swaps() {
    RotaChange change = change(storedNightsWithASwap(), everyNight("gone"));

    assertThat(outcome(change).findings()).singleElement().matches(RotaFinding::refused);
    assertThat(change.draft().toSave()).isEmpty();
    assertThat(change.draft().toRemove()).isEmpty();
  }

  @Test
  void a_turn_that_is_cancelled_beside_a_refused_series_is_taken_out_of_the_stored_one() {
    RotaChange change =
        change(
            storedNightsWithASwap(),
            everyNight("gone"),
            ofTurn("20260312T170000", "STATUS:CANCELLED", "anna"));

    assertThat(nights(change)).containsExactly("10 anna", "11 berta", "13 anna", "9 anna");
  }

  @Test
  void a_series_that_comes_anew_without_a_swap_undoes_it() {
    RotaChange change = change(storedNightsWithASwap(), everyNight("anna"));

    assertThat(outcome(change)).isEqualTo(new RotaOutcome.Saved(0, 1, 1, List.of()));
    assertThat(nights(change)).contains("11 anna");
  }
}

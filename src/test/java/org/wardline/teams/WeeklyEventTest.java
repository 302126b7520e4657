package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.present;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.teams.Rotas.Turn;

class WeeklyEventTest {
  private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
  private static final UUID FIRST_ROW = UUID.randomUUID();
  private static final UUID SECOND_ROW = UUID.randomUUID();
  private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2026-03-11T17:00");
  private static final Staff STAFF =
      new Staff(
          List.of(new Team(id("eds team"), "999", "EDS", Team.EDS, null, null, null)),
          List.of(present("anna"), present("berta"), present("carla")),
          List.of());

  private static WeeklyEvent.Row row(UUID id, String worker, LocalDate until) {
    return new WeeklyEvent.Row(
        id,
        "999",
        new Shift(
            id("eds team"),
            Shift.EDS,
            id(worker),
            List.of(1, 2, 3),
            LocalTime.of(17, 0),
            930,
            LocalDate.of(2026, 1, 1),
            until));
  }

  private static List<WeeklyEvent> annasAndBertas() {
    return WeeklyEvent.of(List.of(row(FIRST_ROW, "anna", null), row(SECOND_ROW, "berta", null)));
  }

  @Test
  void who_has_the_same_turns_every_week_shares_one_event() {
    assertThat(annasAndBertas())
        .singleElement()
        .satisfies(
            weekly -> {
              assertThat(weekly.event().workers()).containsExactly(id("anna"), id("berta"));
              assertThat(weekly.event().startsAt()).isEqualTo("2026-01-05T17:00");
              assertThat(weekly.event().rule()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,TU,WE");
              assertThat(weekly.shifts()).containsExactly(FIRST_ROW, SECOND_ROW);
            });
  }

  @Test
  void its_turns_begin_when_those_of_the_row_do() {
    LocalDate until = LocalDate.of(2026, 3, 24);
    WeeklyEvent.Row row = row(FIRST_ROW, "anna", until);
    List<LocalDateTime> byRow =
        row.shift()
            .runs(NOW, Instant.parse("2026-06-01T00:00:00Z"))
            .map(run -> LocalDateTime.ofInstant(run.from(), ZoneId.of("Europe/London")))
            .toList();

    RotaEvent event = WeeklyEvent.of(List.of(row)).getFirst().event();

    assertThat(byRow).hasSize(11);
    assertThat(
            Recurrences.beginnings(
                event, byRow.getFirst(), LocalDateTime.parse("2026-06-01T00:00")))
        .containsExactlyElementsOf(byRow);
  }

  @Test
  void a_row_of_which_no_turn_begins_is_no_event() {
    assertThat(WeeklyEvent.of(List.of(row(FIRST_ROW, "anna", LocalDate.of(2026, 1, 2))))).isEmpty();
  }

  @Test
  void written_as_a_calendar_and_read_again_it_changes_nothing() {
    List<WeeklyEvent> weekly =
        WeeklyEvent.of(
            List.of(
                row(FIRST_ROW, "anna", LocalDate.of(2026, 9, 30)), row(SECOND_ROW, "berta", null)));
    String file =
        new CalendarWriter(STAFF, NOW).write(weekly.stream().map(WeeklyEvent::event).toList());
    RotaChange change =
        new RotaChange(new RotaDraft(List.of(), weekly), new RotaPolicy(STAFF, NOW));

    change.importing(new RotaReading("999", STAFF).read(CalendarBlocks.of(file)));

    assertThat(change.outcome()).isEqualTo(new RotaOutcome.Saved(0, 2, 0, List.of()));
    assertThat(change.draft().toWrite()).isEmpty();
    assertThat(change.draft().shiftsReplaced()).isEmpty();
  }

  @Test
  void when_one_turn_is_given_away_the_others_are_written_in_the_place_of_the_rows() {
    RotaDraft draft = new RotaDraft(List.of(), annasAndBertas());

    new RotaChange(draft, new RotaPolicy(STAFF, NOW))
        .override(
            new Turn(annasAndBertas().getFirst().event().uid(), WEDNESDAY), List.of(id("carla")));

    assertThat(draft.toWrite()).extracting(RotaEvent::isOverride).containsExactly(true, false);
    assertThat(draft.shiftsReplaced()).containsExactly(FIRST_ROW, SECOND_ROW);
    assertThat(
            RotaTurn.of(
                draft.changed(), WEDNESDAY.toLocalDate(), WEDNESDAY.toLocalDate().plusDays(6)))
        .extracting(turn -> turn.onDate().getDayOfMonth() + " " + name(turn.worker()))
        .containsExactlyInAnyOrder("11 carla", "16 anna", "16 berta");
  }

  @Test
  void what_a_file_cancels_is_not_written_and_its_rows_go() {
    RotaDraft draft = new RotaDraft(List.of(), annasAndBertas());
    String file =
        new CalendarWriter(STAFF, NOW)
            .write(List.of(annasAndBertas().getFirst().event()))
            .replace("END:VEVENT", "STATUS:CANCELLED\r\nEND:VEVENT");

    new RotaChange(draft, new RotaPolicy(STAFF, NOW))
        .importing(new RotaReading("999", STAFF).read(CalendarBlocks.of(file)));

    assertThat(draft.toWrite()).isEmpty();
    assertThat(draft.shiftsReplaced()).containsExactly(FIRST_ROW, SECOND_ROW);
  }

  private static String name(UUID worker) {
    return STAFF.worker(worker).orElseThrow().name();
  }
}

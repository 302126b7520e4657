package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.wardline.teams.Workers.away;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.present;
import static org.wardline.teams.Workers.withoutRole;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is a gap of the rota, moment by moment. */
class GapsBetweenTurnsTest {
  /** A Tuesday, the office is closed from 17:00 on. */
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  private static final Span NIGHT =
      new Span(Instant.parse("2026-03-10T17:00:00Z"), Instant.parse("2026-03-11T08:30:00Z"));
  private static final AuthorityPolicy POLICY = BundledPolicies.standard();

  private static Shift eds(String worker, String at, int minutes) {
    return shift("eds team", Shift.EDS, worker, DAY, at, minutes);
  }

  private static Shift shift(
      String team, String slot, String worker, LocalDate day, String at, int minutes) {
    return new Shift(
        id(team),
        slot,
        id(worker),
        List.of(day.getDayOfWeek().getValue()),
        LocalTime.parse(at),
        minutes,
        day,
        day);
  }

  private static Stream<RotaGap> gaps(Span within, List<Worker> workers, List<Shift> shifts) {
    Staff staff =
        new Staff(
            List.of(
                new Team(id("duty team"), "999", "Duty", Team.DUTY_AND_ADVICE, null, null, null),
                new Team(id("eds team"), "999", "EDS", Team.EDS, null, null, null)),
            workers,
            shifts);
    return new RotaGapPolicy("999", OfficeHours.standard(Set.of()), staff, POLICY)
        .find(within).stream();
  }

  private static List<String> edsGaps(List<Worker> workers, Shift... shifts) {
    return gaps(NIGHT, workers, List.of(shifts))
        .filter(gap -> gap.slot().equals(Shift.EDS))
        .map(gap -> gap.during().from() + " " + gap.during().until())
        .toList();
  }

  @Test
  void what_lies_between_two_turns_is_a_gap_and_what_overlaps_or_meets_is_none() {
    List<Worker> people = List.of(present("anna"), present("berta"));

    assertThat(edsGaps(people, eds("anna", "16:00", 300), eds("berta", "22:00", 30)))
        .containsExactly(
            "2026-03-10T21:00:00Z 2026-03-10T22:00:00Z",
            "2026-03-10T22:30:00Z 2026-03-11T08:30:00Z");
    assertThat(edsGaps(people, eds("anna", "16:00", 300), eds("berta", "21:00", 800))).isEmpty();
    assertThat(edsGaps(people, eds("anna", "16:00", 1000), eds("berta", "20:00", 60))).isEmpty();
  }

  @Test
  void whoever_is_away_or_has_no_role_that_answers_leaves_a_gap_unless_covered() {
    Instant ten = Instant.parse("2026-03-10T22:00:00Z");
    Instant eleven = Instant.parse("2026-03-10T23:00:00Z");

    assertThat(edsGaps(List.of(away("anna", ten, eleven)), eds("anna", "17:00", 930)))
        .containsExactly("2026-03-10T22:00:00Z 2026-03-10T23:00:00Z");
    assertThat(
            edsGaps(
                List.of(away("anna", ten, eleven, "berta"), present("berta")),
                eds("anna", "17:00", 930)))
        .isEmpty();
    assertThat(edsGaps(List.of(withoutRole("clerk")), eds("clerk", "17:00", 930)))
        .containsExactly("2026-03-10T17:00:00Z 2026-03-11T08:30:00Z");
  }

  @Test
  void fifty_thousand_turns_are_looked_through_within_seconds() {
    List<Shift> turns =
        IntStream.range(0, 50_000)
            .mapToObj(
                i ->
                    shift(
                        "eds team",
                        Shift.EDS,
                        "worker " + i % 50,
                        DAY.plusDays(i / 1440 % 28),
                        LocalTime.MIDNIGHT.plusMinutes(i % 1440).toString(),
                        1))
            .toList();
    List<Worker> people =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    away(
                        "worker " + i,
                        NIGHT.from().plus(Duration.ofHours(i)),
                        NIGHT.until().plus(Duration.ofHours(i))))
            .toList();
    Span within = new Span(NIGHT.from(), NIGHT.from().plus(Duration.ofDays(28)));

    assertTimeoutPreemptively(
        Duration.ofSeconds(8), () -> assertThat(gaps(within, people, turns)).isNotEmpty());
  }
}

package org.wardline.teams;

import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns that come every week and that no calendar has brought, as the event that a calendar would
 * have for them; whoever has the same turns shares one.
 *
 * @param shifts the rows for which it stands
 */
record WeeklyEvent(RotaEvent event, List<UUID> shifts) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int A_WEEK = 7;

  WeeklyEvent {
    shifts = List.copyOf(shifts);
  }

  /** A row of the rota that is of no event. */
  record Row(UUID id, String authority, Shift shift) {}

  static List<WeeklyEvent> of(Collection<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(row -> uid(row.shift()), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(shared -> ofShared(shared).stream())
        .toList();
  }

  /** The name of its event, which is made of what those who share it have in common. */
  static String uid(Shift shift) {
    String key =
        Stream.of(
                shift.teamId(),
                shift.slot(),
                shift.weekdays(),
                shift.startsAt(),
                shift.lastsMinutes(),
                shift.fromDate(),
                shift.untilDate())
            .map(String::valueOf)
            .collect(Collectors.joining("|"));
    return "weekly-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty when no turn of it ever begins. */
  private static Optional<WeeklyEvent> ofShared(List<Row> shared) {
    Shift shift = shared.getFirst().shift();
    return firstDay(shift)
        .map(first -> event(shared, shift, first))
        .map(event -> new WeeklyEvent(event, shared.stream().map(Row::id).toList()));
  }

  private static RotaEvent event(List<Row> shared, Shift shift, LocalDate first) {
    return new RotaEvent(
        shared.getFirst().authority(),
        uid(shift),
        null,
        shift.teamId(),
        shift.slot(),
        shared.stream().map(row -> row.shift().workerId()).distinct().toList(),
        first.atTime(shift.startsAt()),
        shift.lastsMinutes(),
        rule(shift),
        List.of(),
        List.of());
  }

  private static Optional<LocalDate> firstDay(Shift shift) {
    return shift
        .fromDate()
        .datesUntil(shift.fromDate().plusDays(A_WEEK))
        .filter(day -> shift.weekdays().contains(day.getDayOfWeek().getValue()))
        .filter(day -> shift.untilDate() == null || !day.isAfter(shift.untilDate()))
        .findFirst();
  }

  private static String rule(Shift shift) {
    Recurrence.Builder rule = new Recurrence.Builder(Frequency.WEEKLY);
    shift.weekdays().stream().sorted().map(WeeklyEvent::day).forEach(rule::byDay);
    if (shift.untilDate() != null) {
      rule.until(
          Date.from(
              shift.untilDate().atTime(LocalTime.MAX.withNano(0)).atZone(LONDON).toInstant()));
    }
    return Recurrences.write(rule.build());
  }

  private static DayOfWeek day(int number) {
    return DayOfWeek.valueOf(java.time.DayOfWeek.of(number).name());
  }
}

package org.wardline.teams;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One worker's one turn of duty, as the row of {@code shift} that functions read. */
record RotaTurn(
    UUID id,
    String authority,
    UUID event,
    UUID team,
    String slot,
    UUID worker,
    int weekday,
    LocalTime startsAt,
    int lastsMinutes,
    LocalDate onDate) {

  /** Turns that a council may have for the time to come; a large one has 15,000. */
  static final int MOST = 50_000;

  /**
   * The turns of one calendar event and its overrides that begin within these days, at most one
   * more than a council may have.
   */
  static List<RotaTurn> of(Collection<RotaEvent> events, LocalDate first, LocalDate until) {
    Set<LocalDateTime> replaced =
        events.stream()
            .filter(RotaEvent::isOverride)
            .map(RotaEvent::recurrence)
            .collect(Collectors.toCollection(HashSet::new));
    return events.stream()
        .flatMap(
            event ->
                Recurrences.beginnings(event, first.atStartOfDay(), until.atStartOfDay()).stream()
                    .filter(begin -> event.isOverride() || !replaced.contains(begin))
                    .flatMap(begin -> turns(event, begin)))
        .limit(MOST + 1L)
        .toList();
  }

  private static Stream<RotaTurn> turns(RotaEvent event, LocalDateTime begin) {
    return event.workers().stream().map(worker -> turn(event, worker, begin));
  }

  private static RotaTurn turn(RotaEvent event, UUID worker, LocalDateTime begin) {
    String key = String.join("|", event.id().toString(), worker.toString(), begin.toString());
    return new RotaTurn(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        event.authority(),
        event.id(),
        event.team(),
        event.slot(),
        worker,
        begin.getDayOfWeek().getValue(),
        begin.toLocalTime(),
        event.lastsMinutes(),
        begin.toLocalDate());
  }
}

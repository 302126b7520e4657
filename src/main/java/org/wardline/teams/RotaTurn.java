package org.wardline.teams;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /** The turns of one calendar event and its overrides that begin within these days. */
  static List<RotaTurn> of(List<RotaEvent> events, LocalDate first, LocalDate until) {
    Set<LocalDateTime> replaced =
        events.stream()
            .filter(RotaEvent::isOverride)
            .map(RotaEvent::recurrence)
            .collect(Collectors.toCollection(HashSet::new));
    List<RotaTurn> turns = new ArrayList<>();
    for (RotaEvent event : events) {
      Recurrences.beginnings(event, until.atStartOfDay()).stream()
          .filter(begin -> !begin.toLocalDate().isBefore(first))
          .filter(begin -> event.isOverride() || !replaced.contains(begin))
          .forEach(begin -> event.workers().forEach(w -> turns.add(turn(event, w, begin))));
    }
    return turns;
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

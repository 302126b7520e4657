package org.wardline.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.OwnersConnection;

/** When somebody could act on what they were told, as the year's plan has it. */
final class Presence {
  private record Span(Instant from, Instant until) {}

  private final Map<UUID, List<Span>> away = new HashMap<>();

  private Presence() {}

  static Presence read(OwnersConnection rows) {
    Presence presence = new Presence();
    rows.query(
        """
        select worker_id, from_at, until_at from absence
        union all select id, left_at, null from worker where left_at is not null
        """,
        row ->
            presence.add(
                row.getObject(1, UUID.class),
                OwnersConnection.instant(row, 2),
                OwnersConnection.instant(row, 3)));
    presence.add(Happenings.FORMER, Happenings.ROLE_TAKEN, null);
    return presence;
  }

  private boolean add(UUID worker, Instant from, Instant until) {
    return away.computeIfAbsent(worker, key -> new ArrayList<>())
        .add(new Span(from, until == null ? SimulatedYear.END : until));
  }

  boolean isThere(UUID worker, Instant at) {
    return away.getOrDefault(worker, List.of()).stream()
        .noneMatch(span -> !at.isBefore(span.from()) && at.isBefore(span.until()));
  }

  /** The moments within a time at which somebody comes or goes. */
  List<Instant> changes(Instant from, Instant until) {
    return away.values().stream()
        .flatMap(List::stream)
        .flatMap(span -> Stream.of(span.from(), span.until()))
        .filter(at -> at.isAfter(from) && at.isBefore(until))
        .toList();
  }
}

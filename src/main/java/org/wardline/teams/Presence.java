package org.wardline.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** When, within some time, a worker or whoever stands in for them is there. */
final class Presence {
  private final Staff staff;
  private final List<Instant> moments;
  private final Map<UUID, List<Span>> known = new HashMap<>();

  Presence(Staff staff, Span within) {
    this.staff = staff;
    TreeSet<Instant> changes = new TreeSet<>(List.of(within.from(), within.until()));
    staff.workers().stream()
        .flatMap(Presence::changesOf)
        .filter(within::contains)
        .forEach(changes::add);
    this.moments = List.copyOf(changes);
  }

  /** When it may change whether a worker is there, or who stands in for somebody. */
  static Stream<Instant> changesOf(Worker worker) {
    return Stream.of(
            Stream.ofNullable(worker.leftAt()),
            worker.absences().stream().flatMap(Presence::ends),
            worker.relationships().stream().flatMap(tie -> ends(tie.during())))
        .flatMap(changes -> changes);
  }

  private static Stream<Instant> ends(Span span) {
    return Stream.concat(Stream.of(span.from()), Stream.ofNullable(span.until()));
  }

  /** The moments of a turn of theirs at which somebody is there. */
  Stream<Span> during(UUID worker, Span turn) {
    return known.computeIfAbsent(worker, this::find).stream().flatMap(turn::common);
  }

  /** Between two of the moments nothing changes of who is there. */
  private List<Span> find(UUID worker) {
    List<Span> there = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      if (staff.standIn(worker, moments.get(i - 1)).isPresent()) {
        there.add(new Span(moments.get(i - 1), moments.get(i)));
      }
    }
    return Spans.joined(there);
  }
}

package org.wardline.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wardline.teams.RotaView.Part;

/** Finds the parts of a turn in which its worker is not there, and who stands in for them then. */
final class TurnParts {
  private final Staff staff;
  private final NavigableSet<Instant> changes;

  TurnParts(Staff staff) {
    this.staff = staff;
    this.changes =
        staff.workers().stream()
            .flatMap(Presence::changesOf)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** In the order of time; empty for who is there all the time. */
  List<Part> away(Worker worker, Span turn) {
    List<Instant> moments = new ArrayList<>(List.of(turn.from()));
    moments.addAll(changes.subSet(turn.from(), false, turn.until(), false));
    moments.add(turn.until());
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      if (!worker.worksAt(moments.get(i - 1))) {
        add(parts, moments.get(i - 1), moments.get(i), standIn(worker, moments.get(i - 1)));
      }
    }
    return parts;
  }

  /** Joined with the part before when nobody else stands in. */
  private static void add(List<Part> parts, Instant from, Instant until, String standIn) {
    Part last = parts.isEmpty() ? null : parts.getLast();
    boolean goesOn =
        last != null
            && last.during().until().equals(from)
            && Objects.equals(last.standIn(), standIn);
    Span during = new Span(goesOn ? parts.removeLast().during().from() : from, until);
    parts.add(new Part(during, standIn));
  }

  private String standIn(Worker worker, Instant at) {
    return staff.standIn(worker.id(), at).map(Worker::name).orElse(null);
  }
}

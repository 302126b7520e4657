package org.wardline.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds the times for which nobody who can be reached is on duty: of Duty & Advice, and of each
 * team that has a duty rota of its own, in office hours; of the Emergency Duty Service in all other
 * time.
 */
final class RotaGapPolicy {
  private final String authority;
  private final OfficeHours hours;
  private final Staff staff;

  RotaGapPolicy(String authority, OfficeHours hours, Staff staff) {
    this.authority = authority;
    this.hours = hours;
    this.staff = staff;
  }

  private record Need(UUID team, String slot) {
    private boolean isByDay() {
      return slot.equals(Shift.DUTY);
    }
  }

  /** In order, within these moments. */
  List<RotaGap> find(Span within) {
    List<Instant> moments = List.copyOf(changes(within));
    return needs().flatMap(need -> gaps(need, moments)).toList();
  }

  private Stream<Need> needs() {
    UUID dutyAndAdvice = idOf(Team.DUTY_AND_ADVICE);
    Stream<Need> byDay =
        Stream.concat(Stream.of(new Need(dutyAndAdvice, Shift.DUTY)), ownDuties()).distinct();
    return Stream.concat(byDay, Stream.of(new Need(idOf(Team.EDS), Shift.EDS)));
  }

  private UUID idOf(String kind) {
    return staff.teamOf(kind).map(Team::id).orElse(null);
  }

  private Stream<Need> ownDuties() {
    return staff.shifts().stream()
        .filter(shift -> shift.slot().equals(Shift.DUTY))
        .map(shift -> new Need(shift.teamId(), Shift.DUTY))
        .distinct();
  }

  /** Between two of these moments nothing changes: neither calendar nor rota nor who is away. */
  private Set<Instant> changes(Span within) {
    Set<Instant> moments = new TreeSet<>(List.of(within.from(), within.until()));
    Stream.of(
            hours.changes(within),
            staff.shifts().stream()
                .flatMap(shift -> shift.runs(within.from(), within.until()))
                .flatMap(RotaGapPolicy::ends),
            staff.workers().stream().flatMap(RotaGapPolicy::changesOf))
        .flatMap(changes -> changes)
        .filter(within::contains)
        .forEach(moments::add);
    return moments;
  }

  private static Stream<Instant> changesOf(Worker worker) {
    return Stream.of(
            Stream.ofNullable(worker.leftAt()),
            worker.absences().stream().flatMap(RotaGapPolicy::ends),
            worker.relationships().stream().flatMap(tie -> ends(tie.during())))
        .flatMap(changes -> changes);
  }

  private static Stream<Instant> ends(Span span) {
    return Stream.concat(Stream.of(span.from()), Stream.ofNullable(span.until()));
  }

  private Stream<RotaGap> gaps(Need need, List<Instant> moments) {
    List<RotaGap> gaps = new ArrayList<>();
    Instant began = null;
    for (int i = 0; i < moments.size(); i++) {
      boolean isLast = i == moments.size() - 1;
      boolean isGap = !isLast && isUnmet(need, moments.get(i));
      if (isGap && began == null) {
        began = moments.get(i);
      } else if (!isGap && began != null) {
        gaps.add(new RotaGap(authority, need.team(), need.slot(), new Span(began, moments.get(i))));
        began = null;
      }
    }
    return gaps.stream();
  }

  private boolean isUnmet(Need need, Instant at) {
    if (hours.isOpen(at) != need.isByDay()) {
      return false;
    }
    return need.isByDay()
        ? staff.dutyOf(need.team(), at).isEmpty()
        : staff.onShift(need.slot(), at).findAny().isEmpty();
  }
}

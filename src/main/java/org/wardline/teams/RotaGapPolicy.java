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
 * team that has a duty rota of its own, in office hours; in all other time of the Emergency Duty
 * Service, and of each further slot of the night that the council's escalation policy names.
 */
final class RotaGapPolicy {
  private final String authority;
  private final OfficeHours hours;
  private final Staff staff;
  private final Set<String> nightSlots;

  RotaGapPolicy(String authority, OfficeHours hours, Staff staff, AuthorityPolicy policy) {
    this.authority = authority;
    this.hours = hours;
    this.staff = staff;
    this.nightSlots = nightSlots(policy);
  }

  private static Set<String> nightSlots(AuthorityPolicy policy) {
    Set<String> slots = new TreeSet<>(Set.of(Shift.EDS));
    policy.cases().values().stream()
        .flatMap(ladders -> ladders.outOfHours().stream())
        .flatMap(step -> step.tell().stream())
        .flatMap(audience -> RotaSlots.of(audience.role()).stream())
        .filter(slot -> !slot.equals(Shift.DUTY))
        .forEach(slots::add);
    return slots;
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
    UUID nightService = idOf(Team.EDS);
    return Stream.concat(byDay, nightSlots.stream().map(slot -> new Need(nightService, slot)));
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

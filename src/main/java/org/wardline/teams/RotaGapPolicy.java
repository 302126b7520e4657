package org.wardline.teams;

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

    /** A duty is a team's, every other slot is the whole council's. */
    private boolean isMetBy(Shift shift) {
      return slot.equals(shift.slot()) && (!isByDay() || shift.teamId().equals(team));
    }
  }

  /** In order of what is needed, and then of time, within these moments. */
  List<RotaGap> find(Span within) {
    Presence presence = new Presence(staff, within);
    List<Span> open = hours.open(within);
    List<Span> closed = Spans.without(List.of(within), open);
    return needs()
        .flatMap(
            need ->
                Spans.without(need.isByDay() ? open : closed, held(need, within, presence)).stream()
                    .map(during -> new RotaGap(authority, need.team(), need.slot(), during)))
        .toList();
  }

  /** When somebody who can be reached is on duty. */
  private List<Span> held(Need need, Span within, Presence presence) {
    return staff.shifts().stream()
        .filter(need::isMetBy)
        .flatMap(
            shift ->
                shift
                    .runs(within.from(), within.until())
                    .flatMap(turn -> presence.during(shift.workerId(), turn)))
        .toList();
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
}

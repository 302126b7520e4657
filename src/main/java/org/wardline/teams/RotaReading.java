package org.wardline.teams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.teams.CalendarReader.UnusableEventException;
import org.wardline.teams.Rotas.Turn;

/**
 * Reads the events of a calendar file as a rota: finds the slot by category, the team by location
 * and the workers by attendee; what cannot be used is named, and the rest goes on.
 */
final class RotaReading {
  private static final int LONGEST_MINUTES = 7 * 24 * 60;

  private final String authority;
  private final Staff staff;
  private final Map<String, UUID> byAddress = new HashMap<>();
  private final List<RotaEvent> events = new ArrayList<>();
  private final List<RotaEvent> cancelled = new ArrayList<>();
  private final List<RotaFinding> findings = new ArrayList<>();
  private final Set<UUID> mentioned = new HashSet<>();
  private final Set<UUID> brought = new HashSet<>();

  RotaReading(String authority, Staff staff) {
    this.authority = authority;
    this.staff = staff;
    for (Worker worker : staff.workers()) {
      byAddress.put("urn:uuid:" + worker.id(), worker.id());
      if (worker.email() != null) {
        byAddress.put(worker.email().toLowerCase(Locale.ROOT), worker.id());
      }
    }
  }

  RotaReading read(CalendarBlocks file) {
    for (int i = 0; i < file.count(); i++) {
      String calendar = file.calendar(i);
      try {
        take(CalendarReader.read(calendar));
      } catch (UnusableEventException e) {
        String place = "#" + (i + 1);
        String name = Optional.ofNullable(CalendarReader.uid(calendar)).orElse(place);
        findings.add(RotaFinding.refusal(name, e.getMessage()));
      }
    }
    return this;
  }

  private void take(CalendarEvent read) throws UnusableEventException {
    RotaEvent event = read.cancelled() ? cancelledEvent(read) : event(read);
    if (!mentioned.add(event.id())) {
      throw new UnusableEventException("it stands in the file twice");
    }
    if (read.cancelled()) {
      cancelled.add(event);
    } else {
      events.add(event);
      brought.add(event.id());
    }
  }

  private RotaEvent cancelledEvent(CalendarEvent read) {
    return new RotaEvent(
        authority,
        read.uid(),
        read.recurrence(),
        null,
        null,
        List.of(),
        null,
        1,
        null,
        List.of(),
        List.of());
  }

  private RotaEvent event(CalendarEvent read) throws UnusableEventException {
    String slot =
        RotaSlots.among(read.slots())
            .orElseThrow(
                () ->
                    new UnusableEventException(
                        "it names no slot: give it the category, or the title, Duty, EDS, Second"
                            + " EDS or EDS manager"));
    if (read.lastsMinutes() < 1 || read.lastsMinutes() > LONGEST_MINUTES) {
      throw new UnusableEventException("a turn lasts a minute at least, and a week at most");
    }
    return new RotaEvent(
        authority,
        read.uid(),
        read.recurrence(),
        team(slot, read.location()),
        slot,
        workers(read),
        read.startsAt(),
        (int) read.lastsMinutes(),
        read.recurrence() == null ? read.rule() : null,
        read.exceptOn(),
        read.alsoOn());
  }

  private UUID team(String slot, String location) throws UnusableEventException {
    if (location == null || location.isEmpty()) {
      String kind = slot.equals(Shift.DUTY) ? Team.DUTY_AND_ADVICE : Team.EDS;
      return staff
          .teamOf(kind)
          .map(Team::id)
          .orElseThrow(
              () ->
                  new UnusableEventException("it names no team: put the team's name in LOCATION"));
    }
    return staff.teams().stream()
        .filter(team -> !team.isOver() && team.name().equalsIgnoreCase(location))
        .map(Team::id)
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableEventException(
                    "no team is called “" + location + "”: put a team's name in LOCATION"));
  }

  private List<UUID> workers(CalendarEvent read) throws UnusableEventException {
    List<UUID> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String address : read.attendees()) {
      UUID worker = byAddress.get(address);
      if (worker == null) {
        unknown.add(address);
      } else if (!found.contains(worker)) {
        found.add(worker);
      }
    }
    if (found.isEmpty()) {
      throw new UnusableEventException(
          "no attendee who has not declined is a worker of this council"
              + listed(unknown)
              + ": name one by e-mail");
    }
    if (!unknown.isEmpty()) {
      findings.add(
          RotaFinding.warning(
              read.uid(), "not all attendees are workers of this council" + listed(unknown)));
    }
    return found;
  }

  private static String listed(List<String> unknown) {
    return unknown.isEmpty() ? "" : " (" + String.join(", ", unknown) + ")";
  }

  /** What can be used, in the order of the file. */
  List<RotaEvent> events() {
    return events;
  }

  /** What the file takes back: whole events, and turns of events. */
  List<RotaEvent> cancelled() {
    return cancelled;
  }

  List<RotaFinding> findings() {
    return findings;
  }

  /** The turns of events that the file says do not take place. */
  Stream<Turn> cancelledTurns() {
    return cancelled.stream()
        .filter(RotaEvent::isOverride)
        .map(event -> new Turn(event.uid(), event.recurrence()));
  }

  /** Whether it stands in the file, and not to be cancelled. */
  boolean brings(RotaEvent event) {
    return brought.contains(event.id());
  }
}

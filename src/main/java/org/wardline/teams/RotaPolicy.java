package org.wardline.teams;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether an event of the rota may be saved: refused when nobody of it can be reached at
 * any of its next turns, warned of when at some of them, or when one of several cannot.
 */
final class RotaPolicy {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK);
  private static final int WATCHED_DAYS = 28;
  private static final int EXCEPTIONS_AHEAD_DAYS = 400;
  private static final int OLDEST_YEARS = 10;

  private final Staff staff;
  private final Instant now;

  RotaPolicy(Staff staff, Instant now) {
    this.staff = staff;
    this.now = now;
  }

  /** What is wrong with it; empty when nothing is, or all of it is past. */
  List<RotaFinding> decide(RotaEvent event) {
    if (event.workers().stream().anyMatch(id -> staff.worker(id).isEmpty())) {
      return List.of(
          RotaFinding.refusal(event.uid(), "it names somebody who is no worker of this council"));
    }
    if (event.rule() != null && event.startsAt().isBefore(today().minusYears(OLDEST_YEARS))) {
      return List.of(
          RotaFinding.refusal(
              event.uid(), "it began more than ten years ago: let its DTSTART be a later turn"));
    }
    return Stream.concat(ofNextTurns(event).stream(), idleExceptions(event)).toList();
  }

  private List<RotaFinding> ofNextTurns(RotaEvent event) {
    List<LocalDateTime> turns = nextTurns(event);
    List<LocalDateTime> empty = turns.stream().filter(turn -> !isHeld(event, turn)).toList();
    if (turns.isEmpty()) {
      return List.of();
    }
    if (empty.size() == turns.size()) {
      return List.of(
          RotaFinding.refusal(
              event.uid(),
              "nobody of it can be reached ("
                  + reasons(event, at(turns.getFirst()))
                  + "): name somebody who can"));
    }
    return warnings(event, turns.getFirst(), empty);
  }

  private List<RotaFinding> warnings(
      RotaEvent event, LocalDateTime first, List<LocalDateTime> empty) {
    List<RotaFinding> warnings = new ArrayList<>();
    empty.stream()
        .findFirst()
        .map(turn -> "nobody of it can be reached on " + SPOKEN.format(turn) + others(empty))
        .ifPresent(words -> warnings.add(RotaFinding.warning(event.uid(), words)));
    if (!empty.contains(first)) {
      String unreachable = reasons(event, at(first));
      if (!unreachable.isEmpty()) {
        warnings.add(
            RotaFinding.warning(event.uid(), "not all of it can be reached: " + unreachable));
      }
    }
    return warnings;
  }

  private static String others(List<LocalDateTime> empty) {
    return empty.size() == 1 ? "" : ", and on " + (empty.size() - 1) + " more of its next turns";
  }

  private List<LocalDateTime> nextTurns(RotaEvent event) {
    LocalDateTime today = today();
    LocalDateTime start = event.startsAt().isAfter(today) ? event.startsAt() : today;
    return List.copyOf(
        Recurrences.beginnings(
            event,
            today.minusMinutes(event.lastsMinutes()).plusNanos(1),
            start.plusDays(WATCHED_DAYS)));
  }

  /** Whoever keeps the calendar believes that somebody is off duty then. */
  private Stream<RotaFinding> idleExceptions(RotaEvent event) {
    LocalDateTime today = today();
    LocalDateTime until = today.plusDays(EXCEPTIONS_AHEAD_DAYS);
    Set<LocalDateTime> made = Recurrences.withExceptions(event, today, until);
    return event.exceptOn().stream()
        .filter(begin -> begin.isAfter(today) && begin.isBefore(until) && !made.contains(begin))
        .map(
            begin ->
                RotaFinding.warning(
                    event.uid(),
                    "it leaves out "
                        + SPOKEN.format(begin)
                        + ", but no turn begins then: nobody is taken off duty"));
  }

  private LocalDateTime today() {
    return LocalDateTime.ofInstant(now, LONDON);
  }

  private boolean isHeld(RotaEvent event, LocalDateTime turn) {
    return event.workers().stream().anyMatch(id -> staff.standIn(id, at(turn)).isPresent());
  }

  /** Who cannot be reached, and why. */
  private String reasons(RotaEvent event, Instant at) {
    return event.workers().stream()
        .flatMap(id -> reason(id, at).stream())
        .collect(Collectors.joining(", "));
  }

  private Optional<String> reason(UUID id, Instant at) {
    return staff
        .worker(id)
        .filter(worker -> staff.standIn(id, at).isEmpty())
        .map(worker -> worker.name() + why(worker, at));
  }

  private static String why(Worker worker, Instant at) {
    if (!worker.isInServiceAt(at)) {
      return " has left";
    }
    if (!worker.isReachable()) {
      return " has neither desktop nor e-mail";
    }
    return worker.mayAnswer() ? " is away" : " has no role that answers";
  }

  private Instant at(LocalDateTime turn) {
    Instant begin = turn.atZone(LONDON).toInstant();
    return begin.isBefore(now) ? now : begin;
  }
}

package org.wardline.teams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.teams.Rotas.Turn;

/**
 * Decides what of a rota is to be written, beside what is stored: an event is known by its UID and,
 * of an override, the beginning that it replaces. An event that a file brings anew brings all of
 * its overrides; events that it does not mention stay as they are.
 */
final class RotaChange {
  private final Map<UUID, RotaEvent> stored;
  private final RotaPolicy policy;
  private final Map<UUID, RotaEvent> toSave = new LinkedHashMap<>();
  private final Set<UUID> toRemove = new HashSet<>();
  private final List<RotaFinding> findings = new ArrayList<>();
  private int unchanged;

  RotaChange(List<RotaEvent> stored, RotaPolicy policy) {
    this.stored = stored.stream().collect(Collectors.toMap(RotaEvent::id, Function.identity()));
    this.policy = policy;
  }

  /** Takes in what a file says. */
  void importing(RotaReading reading) {
    findings.addAll(reading.findings());
    reading.cancelled().forEach(this::cancel);
    reading.events().stream()
        .filter(event -> !event.isOverride())
        .map(event -> event.without(reading.cancelledTurns(event.uid())))
        .forEach(this::save);
    reading.events().stream().filter(RotaEvent::isOverride).forEach(this::override);
    removeOverridesLeftOut(reading);
  }

  private void cancel(RotaEvent cancelled) {
    stored.values().stream()
        .filter(event -> event.uid().equals(cancelled.uid()))
        .filter(event -> !cancelled.isOverride() || event.id().equals(cancelled.id()))
        .forEach(event -> toRemove.add(event.id()));
  }

  private void override(RotaEvent event) {
    if (holding(new Turn(event.uid(), event.recurrence())).isPresent()) {
      save(event);
    } else {
      refuseUnknown(new Turn(event.uid(), event.recurrence()));
    }
  }

  /** Gives one turn to other workers. */
  void override(Turn turn, List<UUID> workers) {
    holding(turn)
        .ifPresentOrElse(event -> save(replaced(event, turn, workers)), () -> refuseUnknown(turn));
  }

  /** Exchanges who has two turns; both or neither. */
  void swap(Turn one, Turn other) {
    Optional<RotaEvent> first = holding(one);
    Optional<RotaEvent> second = holding(other);
    if (first.isEmpty() || second.isEmpty()) {
      refuseUnknown(first.isEmpty() ? one : other);
      return;
    }
    save(replaced(first.get(), one, second.get().workers()));
    save(replaced(second.get(), other, first.get().workers()));
    if (findings.stream().anyMatch(RotaFinding::refused)) {
      toSave.clear();
    }
  }

  private static RotaEvent replaced(RotaEvent event, Turn turn, List<UUID> workers) {
    return event.isOverride() ? event.with(workers) : event.overriddenOn(turn.begin(), workers);
  }

  private void refuseUnknown(Turn turn) {
    findings.add(
        RotaFinding.refusal(
            turn.uid(),
            "no turn of it begins at " + turn.begin() + ", so there is none to replace"));
  }

  /** The override that holds a turn, else the event that makes it. */
  private Optional<RotaEvent> holding(Turn turn) {
    List<RotaEvent> known =
        after().values().stream().filter(event -> event.uid().equals(turn.uid())).toList();
    return known.stream()
        .filter(event -> turn.begin().equals(event.recurrence()))
        .findFirst()
        .or(() -> known.stream().filter(event -> makes(event, turn)).findFirst());
  }

  private static boolean makes(RotaEvent event, Turn turn) {
    return !event.isOverride()
        && Recurrences.beginnings(event, turn.begin().plusMinutes(1)).contains(turn.begin());
  }

  private void save(RotaEvent event) {
    List<RotaFinding> found = policy.decide(event);
    findings.addAll(found);
    if (found.stream().anyMatch(RotaFinding::refused)) {
      return;
    }
    if (event.equals(stored.get(event.id()))) {
      unchanged++;
    } else {
      toSave.put(event.id(), event);
    }
  }

  private void removeOverridesLeftOut(RotaReading reading) {
    Set<String> brought =
        reading.events().stream()
            .filter(event -> !event.isOverride())
            .map(RotaEvent::uid)
            .collect(Collectors.toSet());
    stored.values().stream()
        .filter(event -> event.isOverride() && brought.contains(event.uid()))
        .filter(event -> !reading.mentions(event))
        .forEach(event -> toRemove.add(event.id()));
  }

  List<RotaEvent> toSave() {
    return List.copyOf(toSave.values());
  }

  List<RotaEvent> toRemove() {
    return toRemove.stream().map(stored::get).toList();
  }

  private Map<UUID, RotaEvent> after() {
    Map<UUID, RotaEvent> after = new LinkedHashMap<>(stored);
    after.keySet().removeAll(toRemove);
    after.putAll(toSave);
    return after;
  }

  /** The events as they are afterwards, of every UID of which one was changed. */
  List<RotaEvent> changed() {
    Set<String> uids =
        Stream.concat(toSave().stream(), toRemove().stream())
            .map(RotaEvent::uid)
            .collect(Collectors.toSet());
    return after().values().stream().filter(event -> uids.contains(event.uid())).toList();
  }

  RotaOutcome outcome() {
    return new RotaOutcome.Saved(toSave.size(), unchanged, toRemove.size(), findings);
  }
}

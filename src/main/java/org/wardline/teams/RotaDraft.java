package org.wardline.teams;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * The events of a rota as they would be: what is stored, with what is to be saved and removed. What
 * comes every week without a calendar is an event of it as well, and is written as one when any of
 * its turns is changed.
 */
final class RotaDraft {
  private final Map<UUID, RotaEvent> stored = new HashMap<>();
  private final Map<String, WeeklyEvent> weekly;
  private final Map<String, Map<UUID, RotaEvent>> after = new HashMap<>();
  private final Map<UUID, RotaEvent> toSave = new LinkedHashMap<>();
  private final Set<UUID> toRemove = new LinkedHashSet<>();

  RotaDraft(List<RotaEvent> stored, List<WeeklyEvent> weekly) {
    this.weekly =
        weekly.stream().collect(Collectors.toMap(one -> one.event().uid(), Function.identity()));
    weekly.stream().map(WeeklyEvent::event).forEach(this::know);
    stored.forEach(this::know);
  }

  private void know(RotaEvent event) {
    stored.put(event.id(), event);
    known(event.uid()).put(event.id(), event);
  }

  private Map<UUID, RotaEvent> known(String uid) {
    return after.computeIfAbsent(uid, ignored -> new LinkedHashMap<>());
  }

  List<RotaEvent> ofUid(String uid) {
    return List.copyOf(known(uid).values());
  }

  boolean isStored(RotaEvent event) {
    return event.equals(stored.get(event.id()));
  }

  /** The override that holds a turn, else the event that makes it. */
  Optional<RotaEvent> holding(Turn turn) {
    return overrideOf(turn).or(() -> makerOf(turn));
  }

  Optional<RotaEvent> overrideOf(Turn turn) {
    return known(turn.uid()).values().stream()
        .filter(event -> turn.begin().equals(event.recurrence()))
        .findFirst();
  }

  Optional<RotaEvent> makerOf(Turn turn) {
    return known(turn.uid()).values().stream()
        .filter(event -> !event.isOverride() && Recurrences.isBeginning(event, turn.begin()))
        .findFirst();
  }

  void put(RotaEvent event) {
    toSave.put(event.id(), event);
    known(event.uid()).put(event.id(), event);
  }

  void remove(RotaEvent event) {
    toRemove.add(event.id());
    known(event.uid()).remove(event.id());
  }

  /** Saves nothing after all. */
  void clear() {
    toSave.clear();
  }

  List<RotaEvent> toSave() {
    return List.copyOf(toSave.values());
  }

  List<RotaEvent> toRemove() {
    return toRemove.stream().map(stored::get).toList();
  }

  /** What is saved, and the rest of an event that came every week without a calendar. */
  List<RotaEvent> toWrite() {
    return Stream.concat(
            toSave().stream(),
            changed().stream()
                .filter(event -> weekly.containsKey(event.uid()))
                .filter(event -> !toSave.containsKey(event.id())))
        .toList();
  }

  /** The rows in whose place events are written. */
  List<UUID> shiftsReplaced() {
    return uidsChanged()
        .flatMap(uid -> Stream.ofNullable(weekly.get(uid)))
        .flatMap(event -> event.shifts().stream())
        .toList();
  }

  /** The events as they are afterwards, of every UID of which one was changed. */
  List<RotaEvent> changed() {
    return uidsChanged().map(this::known).map(Map::values).flatMap(Collection::stream).toList();
  }

  private Stream<String> uidsChanged() {
    return Stream.concat(toSave().stream(), toRemove().stream()).map(RotaEvent::uid).distinct();
  }

  /** What was stored, or is now, of those. */
  List<RotaEvent> touched() {
    return Stream.concat(changed().stream(), toRemove().stream()).toList();
  }
}

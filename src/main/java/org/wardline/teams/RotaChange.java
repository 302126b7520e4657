package org.wardline.teams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wardline.teams.Rotas.Turn;

/**
 * Decides what of a rota is to be written, beside what is stored: an event is known by its UID and,
 * of an override, the beginning that it replaces. An event that a file brings anew brings all of
 * its overrides, unless it is refused; events that it does not mention stay as they are.
 */
final class RotaChange {
  private final RotaDraft draft;
  private final RotaPolicy policy;
  private final List<RotaFinding> findings = new ArrayList<>();
  private int unchanged;

  RotaChange(List<RotaEvent> stored, RotaPolicy policy) {
    this.draft = new RotaDraft(stored);
    this.policy = policy;
  }

  /** Takes in what a file says. */
  void importing(RotaReading reading) {
    findings.addAll(reading.findings());
    Set<String> settled = removeCancelled(reading);
    reading.events().stream()
        .filter(event -> !event.isOverride())
        .filter(event -> isTaken(event, reading))
        .forEach(
            series -> {
              removeOverridesLeftOut(series.uid(), reading);
              settled.add(series.uid());
            });
    reading.cancelledTurns().filter(turn -> !settled.contains(turn.uid())).forEach(this::cancel);
    reading.events().stream().filter(RotaEvent::isOverride).forEach(this::override);
  }

  /** Removes what the file cancels as a whole, and answers its UIDs. */
  private Set<String> removeCancelled(RotaReading reading) {
    Set<String> uids =
        reading.cancelled().stream()
            .filter(event -> !event.isOverride())
            .map(RotaEvent::uid)
            .collect(Collectors.toCollection(HashSet::new));
    uids.forEach(uid -> draft.ofUid(uid).forEach(draft::remove));
    return uids;
  }

  /** Whether a series comes as the file has it, without the turns that the file cancels. */
  private boolean isTaken(RotaEvent series, RotaReading reading) {
    RotaEvent left = series;
    for (Turn turn : reading.cancelledTurns().filter(isOf(series)).toList()) {
      if (Recurrences.isBeginning(left, turn.begin())) {
        left = left.without(turn.begin());
      } else if (!leavesOut(left, turn)) {
        refuseUnknown(turn, "cancel");
      }
    }
    return save(left);
  }

  private static Predicate<Turn> isOf(RotaEvent series) {
    return turn -> turn.uid().equals(series.uid());
  }

  private void removeOverridesLeftOut(String uid, RotaReading reading) {
    draft.ofUid(uid).stream()
        .filter(event -> event.isOverride() && !reading.brings(event))
        .forEach(draft::remove);
  }

  /** Takes one turn out of a stored series, with whoever it was given to. */
  private void cancel(Turn turn) {
    Optional<RotaEvent> series = draft.makerOf(turn);
    Optional<RotaEvent> override = draft.overrideOf(turn);
    if (series.isEmpty() && override.isEmpty()) {
      if (draft.ofUid(turn.uid()).stream().anyMatch(event -> leavesOut(event, turn))) {
        unchanged++;
      } else {
        refuseUnknown(turn, "cancel");
      }
    }
    override.ifPresent(draft::remove);
    series.ifPresent(event -> draft.put(event.without(turn.begin())));
  }

  private static boolean leavesOut(RotaEvent series, Turn turn) {
    return series.exceptOn().contains(turn.begin());
  }

  private void override(RotaEvent event) {
    Turn turn = new Turn(event.uid(), event.recurrence());
    if (draft.holding(turn).isPresent()) {
      save(event);
    } else {
      refuseUnknown(turn, "replace");
    }
  }

  /** Gives one turn to other workers. */
  void override(Turn turn, List<UUID> workers) {
    draft
        .holding(turn)
        .ifPresentOrElse(
            event -> save(replaced(event, turn, workers)), () -> refuseUnknown(turn, "replace"));
  }

  /** Exchanges who has two turns; both or neither. */
  void swap(Turn one, Turn other) {
    Optional<RotaEvent> first = draft.holding(one);
    Optional<RotaEvent> second = draft.holding(other);
    if (first.isEmpty() || second.isEmpty()) {
      refuseUnknown(first.isEmpty() ? one : other, "replace");
      return;
    }
    save(replaced(first.get(), one, second.get().workers()));
    save(replaced(second.get(), other, first.get().workers()));
    if (findings.stream().anyMatch(RotaFinding::refused)) {
      draft.clear();
    }
  }

  private static RotaEvent replaced(RotaEvent event, Turn turn, List<UUID> workers) {
    return event.isOverride() ? event.with(workers) : event.overriddenOn(turn.begin(), workers);
  }

  private void refuseUnknown(Turn turn, String what) {
    findings.add(
        RotaFinding.refusal(
            turn.uid(),
            "no turn of it begins on "
                + RotaPolicy.SPOKEN.format(turn.begin())
                + ", so there is none to "
                + what));
  }

  /** Whether it is so afterwards. */
  private boolean save(RotaEvent event) {
    List<RotaFinding> found = policy.decide(event);
    findings.addAll(found);
    if (found.stream().anyMatch(RotaFinding::refused)) {
      return false;
    }
    if (draft.isStored(event)) {
      unchanged++;
    } else {
      draft.put(event);
    }
    return true;
  }

  /** The rota as it would be. */
  RotaDraft draft() {
    return draft;
  }

  RotaOutcome outcome() {
    return new RotaOutcome.Saved(
        draft.toSave().size(), unchanged, draft.toRemove().size(), findings);
  }
}

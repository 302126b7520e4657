package org.wardline.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.inbox.RotaTurns.Place;
import org.wardline.platform.web.FormErrors;
import org.wardline.teams.RotaOutcome;

/**
 * What was sent to change a turn of the rota, and what is wrong with it.
 *
 * @param place of the turn that is changed
 * @param worker the id of who has it from now on, or empty
 * @param other the place of the turn with which it is exchanged, or empty
 */
record RotaTurnForm(Place place, String worker, String other, FormErrors errors) {
  private static final String WORKER = "worker";
  private static final String OTHER = "other";

  /** Nothing was sent yet. */
  static RotaTurnForm begun(Place place) {
    return new RotaTurnForm(place, "", "", FormErrors.NONE);
  }

  static RotaTurnForm ofOverride(Place place, String worker) {
    String chosen = text(worker);
    return new RotaTurnForm(
        place,
        chosen,
        "",
        findId(chosen).isPresent()
            ? FormErrors.NONE
            : FormErrors.of(WORKER, "Select who has this turn"));
  }

  static RotaTurnForm ofSwap(Place place, String other) {
    String chosen = text(other);
    return new RotaTurnForm(
        place,
        "",
        chosen,
        Place.read(chosen).isPresent()
            ? FormErrors.NONE
            : FormErrors.of(OTHER, "Select with which turn"));
  }

  /** The same form with what the rota has against it. */
  RotaTurnForm after(RotaOutcome outcome) {
    return new RotaTurnForm(
        place, worker, other, RotaResult.refusals(outcome, other.isEmpty() ? WORKER : OTHER));
  }

  boolean isRefused() {
    return errors.any();
  }

  List<UUID> workers() {
    return findId(worker).stream().toList();
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  private static Optional<UUID> findId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}

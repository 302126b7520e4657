package org.wardline.intake;

import java.util.List;
import java.util.UUID;
import org.wardline.formats.Finding;
import org.wardline.intake.Reading.TooLarge;
import org.wardline.intake.Reading.UnknownFormat;
import org.wardline.intake.Reading.Unreadable;

/** What a sender is told. */
sealed interface IntakeOutcome permits IntakeOutcome.TakenIn, Unreadable, TooLarge, UnknownFormat {

  /** The message was read; its accepted events are stored, now or before. */
  record TakenIn(List<AcceptedEvent> accepted, List<RefusedEvent> refused, List<Finding> findings)
      implements IntakeOutcome {

    /** Whether there were events and each was refused. */
    boolean isNothing() {
      return accepted.isEmpty() && !refused.isEmpty();
    }

    /** Whether an event is of an organisation that the sender may not speak for. */
    boolean hasForbidden() {
      return refused.stream().anyMatch(RefusedEvent::forbidden);
    }
  }

  /** An event that is stored; its id is the same however often the event is sent. */
  record AcceptedEvent(int index, UUID id, List<Finding> findings) {}

  /**
   * An event that is not stored.
   *
   * @param forbidden whether the sender may not speak for its organisation, else it is no event
   */
  record RefusedEvent(int index, String place, String reason, boolean forbidden) {}
}

package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is to leave the building now, or is to be asked about. */
public sealed interface Outgoing {
  /** The idempotency key of every attempt. */
  UUID deliveryId();

  String authority();

  /** Whether an earlier attempt was made, which may have come through. */
  boolean isRepeated();

  /** Why somebody is told. */
  enum Purpose {
    /** There is something to acknowledge. */
    TELL,
    /** A decision is due. */
    REMIND,
    /** Nothing needs to be done any more. */
    WITHDRAW,
    /** It is not withdrawn any more, and somebody holds it. */
    RESTORE,
    /** It waits for a decision whose child an event is about. */
    REVIEW
  }

  /**
   * All that an e-mail can say: nothing in it is about a child.
   *
   * @param reference the notification's, readable on the telephone
   * @param addressedAs in which role the reader is told
   * @param purpose why the reader is told
   * @param urgent whether it cannot wait for the next working day
   * @param openedAt when the notification was opened
   * @param dueAt by when somebody is to have acknowledged it, or the owner to have decided; null
   *     when neither is awaited
   * @param telephone whom to ring by day and by night, in words; null where there is no number
   */
  record Notice(
      String reference,
      String addressedAs,
      Purpose purpose,
      boolean urgent,
      Instant openedAt,
      Instant dueAt,
      String telephone) {}

  /**
   * An e-mail.
   *
   * @param notificationId null when it is about a review
   * @param address where it goes, or null when there is none; never to be logged
   */
  record Email(
      UUID deliveryId,
      String authority,
      UUID notificationId,
      String address,
      Notice notice,
      boolean isRepeated)
      implements Outgoing {
    @Override
    public String toString() {
      return "Email[" + deliveryId + ']';
    }
  }

  /**
   * An event of the visit, as the case system may know it.
   *
   * @param cancelledAt when its sender took it back, or null
   */
  record FiledEvent(
      String kind,
      Instant occurredAt,
      String careSetting,
      String organisation,
      Instant cancelledAt) {}

  /**
   * The conclusion, for the case note.
   *
   * @param outcome the code of what was decided, or that the sender took everything back
   * @param concludedBy the owner's name, who saw it; null when it was concluded without one
   */
  record Conclusion(String outcome, Instant acknowledgedAt, String concludedBy, Instant at) {
    /** Nobody decided it: its sender took all events of the visit back. */
    static final String BY_SENDER = "CANCELLED_BY_SENDER";
  }

  /**
   * A notification, or the case note of its conclusion, for the child's file.
   *
   * @param childId whose file it is; the case system's own id is looked up from it
   * @param conclusion null when the notification itself is filed
   */
  record Filing(
      UUID deliveryId,
      String authority,
      UUID notificationId,
      UUID childId,
      String reference,
      Instant openedAt,
      List<FiledEvent> events,
      Conclusion conclusion,
      boolean isRepeated)
      implements Outgoing {
    public Filing {
      events = List.copyOf(events);
    }

    @Override
    public String toString() {
      return "Filing[" + deliveryId + ']';
    }
  }

  /** A push message, which says nothing but that there is a notification. */
  record Push(UUID deliveryId, String authority, UUID workerId, boolean isRepeated)
      implements Outgoing {}
}

package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;

/** What came of a person's answer to a notification. */
public sealed interface Answer {
  /** It is recorded (or was already, by the same person); {@code planned} is to be announced. */
  record Recorded(List<DeliveryPlanned> planned) implements Answer {}

  /** There is no such notification that this person may see. */
  record NotFound() implements Answer {}

  /** Somebody else holds it. */
  record HeldBy(UUID owner, Instant since) implements Answer {}

  /** It is not for this person to do that. */
  record NotAllowed() implements Answer {}

  /** Something has happened that their page did not show. */
  record NotRead() implements Answer {}

  /** The authority does not offer that outcome. */
  record NotOffered() implements Answer {}

  /** It would be withdrawn, and nobody asked them yet whether they know what that does. */
  record NotConfirmed() implements Answer {}

  /** It is not in a state in which that can be done. */
  record NotNow(NotificationState state) implements Answer {}
}

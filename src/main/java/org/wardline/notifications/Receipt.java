package org.wardline.notifications;

import java.util.UUID;

/** What a provider says of a delivery that it had taken over; codes never name an address. */
public sealed interface Receipt {
  UUID deliveryId();

  String authority();

  /** The provider's own id of it, so that word of an earlier attempt is told from the latest. */
  String reference();

  /** What stands in the delivery's history. */
  String code();

  /** It is where it should be. */
  record Arrived(UUID deliveryId, String authority, String reference, String code)
      implements Receipt {}

  /** It came back, and would come back again. */
  record Bounced(UUID deliveryId, String authority, String reference, String code)
      implements Receipt {}

  /** It came back, but may go better later. */
  record Returned(UUID deliveryId, String authority, String reference, String code)
      implements Receipt {}

  /** It is under way for longer than usual, and is still tried: kept, and nothing follows. */
  record Delayed(UUID deliveryId, String authority, String reference, String code)
      implements Receipt {}

  /** Nothing is known yet, or the provider did not answer. */
  record Pending(UUID deliveryId, String authority, String reference, String code)
      implements Receipt {}
}

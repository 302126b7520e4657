package org.wardline.notifications;

import org.wardline.platform.sealing.SealingKeys;

/**
 * An outcome as somebody wants it recorded.
 *
 * @param code of an outcome that the notification's policy offers
 * @param note what was decided and why, or empty
 * @param confirmed whether they were asked what a withdrawal does, and want it
 */
public record WantedOutcome(String code, String note, boolean confirmed, SealingKeys keys) {
  @Override
  public String toString() {
    return "WantedOutcome[" + code + ']';
  }
}

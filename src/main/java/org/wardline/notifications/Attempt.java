package org.wardline.notifications;

import java.time.Duration;
import java.util.UUID;

/** What came of one attempt to send; codes name failures, never an address. */
public sealed interface Attempt {
  UUID deliveryId();

  String authority();

  /** Which provider was asked: {@code smtp}, {@code notify}, {@code webhook}, {@code folder}. */
  String via();

  /** What stands in the delivery's history. */
  String code();

  /** Under which id the provider took it over, or null. */
  default String reference() {
    return null;
  }

  /**
   * The provider took it over.
   *
   * @param receiptFollows whether the provider can be asked later what became of it
   */
  record Accepted(
      UUID deliveryId, String authority, String via, String reference, boolean receiptFollows)
      implements Attempt {
    @Override
    public String code() {
      return "accepted";
    }
  }

  /** The recipient's own system has it. */
  record Arrived(UUID deliveryId, String authority, String via, String reference)
      implements Attempt {
    @Override
    public String code() {
      return "arrived";
    }
  }

  /**
   * It may go better later.
   *
   * @param atLeast how long the provider asks us to wait
   */
  record Failed(UUID deliveryId, String authority, String via, String code, Duration atLeast)
      implements Attempt {
    public Failed(UUID deliveryId, String authority, String via, String code) {
      this(deliveryId, authority, via, code, Duration.ZERO);
    }
  }

  /**
   * Nobody said in time whether it was taken over, and who gets it again cannot pass it over: each
   * further attempt may be a copy.
   */
  record Unanswered(UUID deliveryId, String authority, String via, String code)
      implements Attempt {}

  /** It will never go. */
  record Refused(UUID deliveryId, String authority, String via, String code) implements Attempt {}
}

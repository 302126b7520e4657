package org.wardline.dispatch.email;

import java.util.Map;
import java.util.Optional;

/**
 * What GOV.UK Notify's answers mean. Its own retries end after three days, so that its temporary
 * failure is one of an attempt, and ours go on until their own end.
 */
final class NotifyAnswerPolicy {
  private static final int BAD_REQUEST = 400;

  private static final Map<String, Word> WORDS =
      Map.of(
          "created", Word.PENDING,
          "sending", Word.PENDING,
          "pending", Word.PENDING,
          "delivered", Word.ARRIVED,
          "permanent-failure", Word.BOUNCED,
          "temporary-failure", Word.RETURNED,
          "technical-failure", Word.RETURNED);

  private NotifyAnswerPolicy() {}

  /** What a status means for a delivery. */
  enum Word {
    PENDING,
    ARRIVED,
    BOUNCED,
    RETURNED
  }

  /** Empty for a status that nobody knows yet. */
  static Optional<Word> word(String status) {
    return Optional.ofNullable(status).map(WORDS::get);
  }

  /** The code under which a status is kept: {@code notify_permanent_failure}. */
  static String code(String status) {
    return word(status).map(known -> "notify_" + status.replace('-', '_')).orElse("notify_unknown");
  }

  /**
   * Whether the same request would be refused for ever: the address or the text is wrong. A refused
   * key (403) is not: it is mended in the settings, and nothing may be lost meanwhile.
   */
  static boolean isRefusedForGood(int status) {
    return status == BAD_REQUEST;
  }
}

package org.wardline.dispatch.email;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What GOV.UK Notify's answers mean. Its own retries end after three days, so that its temporary
 * failure is one of an attempt, and ours go on until their own end.
 */
final class NotifyAnswerPolicy {
  private static final int BAD_REQUEST = 400;
  private static final String WRONG_FIELD = "ValidationError";
  private static final String WRONG_ADDRESS = "InvalidEmailError";

  /** With what the sentence about the request's field of this name begins. */
  private static final String ADDRESS = "email_address ";

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
   * One of the errors of an answer.
   *
   * @param type its name, which Notify promises not to change
   * @param sentence its text, which may change
   */
  record Fault(String type, String sentence) {}

  /**
   * Whether it is of no use to try this recipient again: only when what is wrong is the address.
   * What Notify refuses everybody (a template that is not there, a key of the team only, trial
   * mode, a text that it does not take) is mended there or in the settings, and nothing may be lost
   * meanwhile. What cannot be told apart counts as everybody's, which loses nothing either.
   */
  static boolean isRefusedForGood(int status, List<Fault> faults) {
    return status == BAD_REQUEST && faults.stream().anyMatch(NotifyAnswerPolicy::isOfTheAddress);
  }

  private static boolean isOfTheAddress(Fault fault) {
    return fault.type().equals(WRONG_ADDRESS)
        || (fault.type().equals(WRONG_FIELD) && fault.sentence().startsWith(ADDRESS));
  }

  /** The code under which a refusal is kept; of a 400 it says whose fault it is. */
  static String code(int status, List<Fault> faults) {
    if (status != BAD_REQUEST) {
      return "notify_" + status;
    }
    return isRefusedForGood(status, faults) ? "notify_400_address" : "notify_400_service";
  }
}

package org.wardline.dispatch.email;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail relay's refusals mean. Only a mailbox that does not exist or takes nothing is one for
 * good; what a relay refuses everybody (the log-in, our sender, relaying, its own trouble) is
 * mended there, and nothing may be lost meanwhile. Source: RFC 5321 §4.2.3, RFC 3463 §3.
 */
final class SmtpAnswerPolicy {
  /** Not 552, which RFC 5321 §4.5.3.1.10 has us take for a temporary one. */
  private static final Set<Integer> OF_A_MAILBOX = Set.of(550, 551, 553, 556);

  private static final Pattern ENHANCED =
      Pattern.compile("^[0-9]{3}[ -]5[.]([0-9]{1,3})[.]([0-9]{1,3})(?![0-9.]).*", Pattern.DOTALL);
  private static final String ADDRESS = "1";
  private static final String MAILBOX = "2";
  private static final Set<String> OF_THE_SENDER = Set.of("7", "8");

  private SmtpAnswerPolicy() {}

  /**
   * Whether it is of no use to try this recipient again.
   *
   * @param toRecipient whether it is the answer to RCPT TO, and not to anything else
   * @param reply the reply with its code, of which only an enhanced status is read
   */
  static boolean isRefusedForGood(boolean toRecipient, int replyCode, String reply) {
    return toRecipient && OF_A_MAILBOX.contains(replyCode) && isAboutMailbox(reply);
  }

  /** Without an enhanced status the reply code alone counts. */
  private static boolean isAboutMailbox(String reply) {
    Matcher enhanced = ENHANCED.matcher(reply == null ? "" : reply);
    if (!enhanced.matches()) {
      return true;
    }
    return switch (enhanced.group(1)) {
      case ADDRESS -> !OF_THE_SENDER.contains(enhanced.group(2));
      case MAILBOX -> true;
      default -> false;
    };
  }
}

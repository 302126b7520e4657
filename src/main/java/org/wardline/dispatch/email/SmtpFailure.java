package org.wardline.dispatch.email;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.util.Locale;

/**
 * Why an e-mail was not taken over, as a code without any text of the server, which may repeat the
 * address.
 */
record SmtpFailure(String code, Meaning meaning) {
  /** With what the mail client's exceptions begin when RCPT TO was refused. */
  private static final String OF_THE_RECIPIENT = "recipient address not accepted";

  /** What follows for the delivery. */
  enum Meaning {
    LATER,
    NEVER,
    /** The relay may have it, and was too slow to say so. */
    NOT_KNOWN
  }

  static SmtpFailure of(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return new SmtpFailure("smtp_timeout", Meaning.NOT_KNOWN);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException smtp && smtp.getReplyCode() > 0) {
        return new SmtpFailure("smtp_" + smtp.getReplyCode(), meaning(smtp));
      }
    }
    return new SmtpFailure(
        failure.getClass().getSimpleName().toLowerCase(Locale.ROOT), Meaning.LATER);
  }

  private static Meaning meaning(SMTPException refusal) {
    boolean toRecipient =
        refusal.getMessage() != null && refusal.getMessage().startsWith(OF_THE_RECIPIENT);
    return SmtpAnswerPolicy.isRefusedForGood(
            toRecipient, refusal.getReplyCode(), refusal.getReplyMessage())
        ? Meaning.NEVER
        : Meaning.LATER;
  }
}

package org.wardline.dispatch.email;

import io.vertx.ext.mail.SMTPException;
import java.util.Locale;

/**
 * Why an e-mail was not taken over, as a code without any text of the server, which may repeat the
 * address.
 *
 * @param replyCode the SMTP reply (RFC 5321 §4.2), or 0 when there was none
 */
record SmtpFailure(String code, int replyCode) {
  private static final int PERMANENT = 500;

  static SmtpFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException smtp && smtp.getReplyCode() > 0) {
        return new SmtpFailure("smtp_" + smtp.getReplyCode(), smtp.getReplyCode());
      }
    }
    return new SmtpFailure(failure.getClass().getSimpleName().toLowerCase(Locale.ROOT), 0);
  }

  /** Whether trying again is of no use: the relay refused for good. */
  boolean isPermanent() {
    return replyCode >= PERMANENT;
  }
}

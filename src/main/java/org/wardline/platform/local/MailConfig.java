package org.wardline.platform.local;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** Where the local mailbox is: {@code wardline.local.mail.*}. */
@ConfigMapping(prefix = "wardline.local.mail")
interface MailConfig {

  /** The port of the mail server's IMAP, set by the local servers when they start. */
  OptionalInt imapPort();
}

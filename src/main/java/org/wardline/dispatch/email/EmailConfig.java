package org.wardline.dispatch.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of e-mails, whoever sends them. */
@ConfigMapping(prefix = "wardline.dispatch")
interface EmailConfig {
  /** Where the pages are, as the readers of e-mails reach them. */
  URI pages();

  /** The right-hand side of every Message-ID. */
  @WithDefault("wardline.invalid")
  String messageIdDomain();

  /** Longest wait for the mail relay to take one e-mail over. */
  @WithDefault("7s")
  Duration mailTimeout();
}

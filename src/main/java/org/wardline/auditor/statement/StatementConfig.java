package org.wardline.auditor.statement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** When the daily statement is made and who gets it: {@code wardline.statement.*}. */
@ConfigMapping(prefix = "wardline.statement")
interface StatementConfig {

  /** The time of day (Europe/London) from which the statement about the day before is made. */
  @WithDefault("08:00")
  LocalTime at();

  /** Who gets it by e-mail; without any it is only kept. */
  Optional<List<String>> recipients();

  /** The private key (Ed25519, PKCS #8, base 64) that signs; without one it is not signed. */
  Optional<String> signingKey();

  /** The right-hand side of the Message-ID, which is the same on each attempt. */
  @WithDefault("wardline.invalid")
  String messageIdDomain();

  /** Longest wait for the mail relay. */
  @WithDefault("15s")
  Duration mailTimeout();

  /** Longest run of one statement. */
  @WithDefault("10s")
  Duration statementTimeout();
}

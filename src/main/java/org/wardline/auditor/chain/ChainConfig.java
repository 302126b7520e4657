package org.wardline.auditor.chain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the audit trail is sealed and read again: {@code wardline.audit-chain.*}. */
@ConfigMapping(prefix = "wardline.audit-chain")
interface ChainConfig {

  /** How long after its end a minute is sealed, so that its transactions have ended. */
  @WithDefault("2m")
  Duration grace();

  /** How long after it was taken in an entry may become visible and still be sealed, as late. */
  @WithDefault("24h")
  Duration lookBack();

  /** Most entries sealed in one run, in whole minutes; what is left is sealed by the next. */
  @WithDefault("20000")
  int sealEntries();

  /** Most entries of one chain read again in one run, in whole seals. */
  @WithDefault("20000")
  int checkEntries();

  /** Longest run of one statement. */
  @WithDefault("5s")
  Duration statementTimeout();

  /**
   * A file outside the database to which the latest hash of each chain is appended, so that a chain
   * cut with its seals is noticed; without it and the bucket only the log has them.
   */
  Optional<Path> headsFile();

  /** A bucket for the same, whose objects nobody can change; goes before the file. */
  Optional<String> headsBucket();
}

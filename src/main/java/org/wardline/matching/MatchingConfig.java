package org.wardline.matching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Settings of matching: how long events of children whom nobody follows are kept; source: domain.md
 * §2.
 */
@ConfigMapping(prefix = "wardline.matching")
interface MatchingConfig {
  /** A register older than this is stale: nothing is erased. */
  @WithDefault("26h")
  Duration registerStaleAfter();

  /** The longest that an event is kept for the next register load. */
  @WithDefault("72h")
  Duration keepAtMost();
}

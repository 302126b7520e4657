package org.wardline.matching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithUnnamedKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of matching: how long events of children whom nobody follows are kept; source: domain.md
 * §2.
 */
@ConfigMapping(prefix = "wardline.matching")
interface MatchingConfig {
  /** A register older than this is stale: nothing is erased. */
  @WithDefault("26h")
  Duration registerStaleAfter();

  /**
   * From which score on a child is matched, or looked at by a person: by authority, else for all.
   */
  @WithUnnamedKey
  @WithDefaults
  Map<String, BandsOfAuthority> bands();

  /** Scores of one authority. */
  interface BandsOfAuthority {
    /** The probability from which on it is this child. */
    @WithDefault("0.95")
    double match();

    /** From which on a person must look. */
    @WithDefault("0.85")
    double review();
  }

  /** Files of learned weights, by authority; who has none uses those of the release. */
  Map<String, Path> weights();

  /** The longest that an event is kept for the next register load. */
  @WithDefault("72h")
  Duration keepAtMost();
}

package org.wardline.teams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the continuity account, with which two keepers sign in while the provider is away.
 */
@ConfigMapping(prefix = "wardline.continuity")
interface ContinuityConfig {
  /**
   * The sign-in of the worker as whom they then read and answer; without one there is no account.
   */
  Optional<String> account();

  /** Two people or more, by a name that is no person's data, such as {@code safe-a}. */
  Map<String, Keeper> keepers();

  /** How soon the second code must follow the first. */
  @WithDefault("10M")
  Duration within();

  /** How long one then stays signed in. */
  @WithDefault("1H")
  Duration lasts();

  /** What one keeper has in an envelope. */
  interface Keeper {
    /** SHA-256, in hex, of codes of at least 128 random bits, each of which opens once. */
    List<String> codes();
  }
}

package org.wardline.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of signed-in sessions. */
@ConfigMapping(prefix = "wardline.session")
interface SessionConfig {
  /**
   * How long after the sign-in one must sign in again: a working day, or as long as the longest
   * shift, so that nobody's ends at night.
   */
  @WithDefault("8h")
  Duration lasts();
}

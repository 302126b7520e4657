package org.wardline.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of notifications and their deliveries. */
@ConfigMapping(prefix = "wardline.notifications")
interface NotificationsConfig {
  /**
   * The window from an episode's first event in which later ones belong to it; source: domain.md
   * §2.
   */
  @WithDefault("24h")
  Duration episodeWindow();

  /** After so long an attempt that left no result counts as lost, and is made again. */
  @WithDefault("2m")
  Duration longestAttempt();
}

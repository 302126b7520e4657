package org.wardline.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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

  /**
   * How long a desktop item may stand unseen before its reader gets the e-mail as well; source:
   * domain.md §2, "The file".
   */
  @WithDefault("5m")
  Duration shownWithin();

  /** The authorities (ODS codes) whose case system files notifications and their conclusions. */
  Optional<Set<String>> caseSystems();

  /** How long a case system may take to confirm a filing before it stands on the work list. */
  @WithDefault("1h")
  Duration filedWithin();
}

package org.wardline.platform.migrate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the schema is migrated. */
@ConfigMapping(prefix = "wardline.migrate")
interface MigrateConfig {

  /**
   * Longest wait of one statement for a table that is in use: a migration that would make the
   * running functions queue behind it fails instead, and is run again.
   */
  @WithDefault("1s")
  Duration lockTimeout();
}

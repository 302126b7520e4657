package org.wardline.teams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the default policy: how long after the beginning of a round each step is taken. */
@ConfigMapping(prefix = "wardline.teams.waits")
interface WaitsConfig {
  /** By day, after the allocated worker. */
  @WithDefault("2H")
  Duration dutySocialWorker();

  /** By day, after the duty social worker. */
  @WithDefault("3H")
  Duration teamManager();

  /** Out of hours, after the first Emergency Duty Service worker. */
  @WithDefault("30M")
  Duration secondEds();

  /** Out of hours, after the second Emergency Duty Service worker. */
  @WithDefault("60M")
  Duration edsManager();

  /** Of a restricted child, after the custodian. */
  @WithDefault("30M")
  Duration deputy();

  /** Of a restricted child, after the deputy. */
  @WithDefault("60M")
  Duration safeguardingManager();
}

package org.wardline.platform.local.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** The functions that run by the clock: {@code wardline.local.schedules.<function>}. */
@ConfigMapping(prefix = "wardline.local.schedules")
interface SchedulesConfig {

  /** How often each function runs; it runs at the start, too. */
  @WithParentName
  Map<String, Duration> periodOf();
}

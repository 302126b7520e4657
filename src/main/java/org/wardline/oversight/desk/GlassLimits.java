package org.wardline.oversight.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one person may break glass: {@code wardline.break-glass.*}. */
@ConfigMapping(prefix = "wardline.break-glass")
interface GlassLimits {
  /** The most items in an hour. */
  @WithDefault("5")
  int mostInAnHour();

  /** The most items in 24 hours. */
  @WithDefault("20")
  int mostInADay();
}

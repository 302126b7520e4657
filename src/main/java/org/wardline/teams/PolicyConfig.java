package org.wardline.teams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of escalation policies. */
@ConfigMapping(prefix = "wardline.teams")
interface PolicyConfig {
  /**
   * The bundled policy of authorities that have stored none: {@code standard}, or {@code
   * within-minutes} for demonstrations.
   */
  @WithDefault("standard")
  String defaultPolicy();

  /** A directory with one {@code <ODS code>.yaml} for each authority, stored at the start. */
  Optional<Path> policies();
}

package org.wardline.platform.lambda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a handler waits for its work: {@code wardline.lambda.*}. */
@ConfigMapping(prefix = "wardline.lambda")
interface LambdaConfig {

  /**
   * The time that the work of one invocation may take, shorter than the function's time-out, so
   * that what was not done is reported and not cut off.
   */
  @WithDefault("25S")
  Duration timeLimit();
}

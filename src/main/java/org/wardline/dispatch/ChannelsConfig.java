package org.wardline.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Limits of one batch's calls to the outside: {@code wardline.channels.*}. Together they stay below
 * the half of {@code wardline.lambda.time-limit} that a batch has, so that what was sent is also
 * recorded.
 */
@ConfigMapping(prefix = "wardline.channels")
interface ChannelsConfig {

  /** Longest wait for the sealing keys; without them, what needs them is tried again later. */
  @WithDefault("2s")
  Duration keysLimit();

  /** Longest attempt over any channel; each provider's own limit is shorter. */
  @WithDefault("7500ms")
  Duration attemptLimit();

  /** Longest wait for what a provider says of an earlier delivery. */
  @WithDefault("2s")
  Duration askLimit();
}

package org.wardline.platform.local.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether and how this process runs all functions itself: {@code wardline.local.trigger.*}. */
@ConfigMapping(prefix = "wardline.local.trigger")
interface TriggerConfig {

  /** Whether this process reads the queues and runs the schedules; never on Lambda. */
  @WithDefault("false")
  boolean enabled();

  /** How long one request to a queue waits for messages, at most 20 seconds. */
  @WithDefault("5S")
  Duration longestPoll();
}

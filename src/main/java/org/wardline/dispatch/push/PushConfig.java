package org.wardline.dispatch.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How push messages are sent: {@code wardline.push.*}, beside what browsers subscribe with. */
@ConfigMapping(prefix = "wardline.push")
interface PushConfig {

  /** The VAPID private key (base64url); kept out of every log. */
  Optional<String> privateKey();

  /** Whom a push service may ask about our messages: {@code mailto:} or https. */
  @WithDefault("mailto:operations@wardline.invalid")
  String contact();

  /** How long a push service keeps a message for a device that is off. */
  @WithDefault("4h")
  Duration keep();

  /** Longest wait for a push service. */
  @WithDefault("7s")
  Duration timeout();
}

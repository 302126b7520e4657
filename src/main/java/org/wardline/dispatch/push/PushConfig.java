package org.wardline.dispatch.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of push messages: {@code wardline.push.*}. */
@ConfigMapping(prefix = "wardline.push")
interface PushConfig {

  /** The VAPID public key (P-256, uncompressed, base64url), which browsers subscribe with. */
  Optional<String> publicKey();

  /** The VAPID private key (base64url); kept out of every log. */
  Optional<String> privateKey();

  /** Whom a push service may ask about our messages: {@code mailto:} or https. */
  @WithDefault("mailto:operations@wardline.invalid")
  String contact();

  /** The hosts of the browsers' push services; {@code *.} stands for any name before it. */
  @WithDefault(
      "fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com")
  List<String> services();

  /** How long a push service keeps a message for a device that is off. */
  @WithDefault("4h")
  Duration keep();

  /** Longest wait for a push service. */
  @WithDefault("8s")
  Duration timeout();
}

package org.wardline.teams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What browsers subscribe with, and where they may be reached: {@code wardline.push.*}. */
@ConfigMapping(prefix = "wardline.push")
interface PushServicesConfig {

  /** The VAPID public key (P-256, uncompressed, base64url), which browsers subscribe with. */
  Optional<String> publicKey();

  /** The hosts of the browsers' push services; {@code *.} stands for any name before it. */
  @WithDefault(
      "fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com")
  List<String> services();
}

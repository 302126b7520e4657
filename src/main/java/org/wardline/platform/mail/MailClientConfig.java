package org.wardline.platform.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Beside {@code quarkus.mailer.*}, how patient its client is: {@code wardline.mail.*}. */
@ConfigMapping(prefix = "wardline.mail")
public interface MailClientConfig {

  /** Longest wait for a connection to the relay; nothing was sent when it ends. */
  @WithDefault("5s")
  Duration connect();

  /**
   * How long a connection may be silent before it is closed. Longer than anybody waits for a mail,
   * so that what the relay may have taken over is never mistaken for what it has not.
   */
  @WithDefault("8s")
  Duration silence();
}

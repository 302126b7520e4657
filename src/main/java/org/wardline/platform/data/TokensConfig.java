package org.wardline.platform.data;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Which database of AWS tokens are for; nothing is needed where passwords are used. */
@ConfigMapping(prefix = "wardline.database")
interface TokensConfig {

  /** Host and port, as {@code host:5432}. */
  Optional<String> endpoint();

  /** AWS's name of the region; a function is told its own. */
  @WithDefault("${aws.region:eu-west-2}")
  String region();
}

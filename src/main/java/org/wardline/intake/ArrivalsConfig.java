package org.wardline.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files of care events are put: {@code wardline.arrivals.*}. */
@ConfigMapping(prefix = "wardline.arrivals")
interface ArrivalsConfig {

  /** The bucket with a folder {@code arrivals/<sender>/} for each sender of files. */
  Optional<String> bucket();

  /** Where there is no bucket: the directory that stands in for it. */
  Path directory();

  /** Longest wait for a file. */
  @WithDefault("10S")
  Duration timeout();
}

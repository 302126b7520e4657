package org.wardline.register.loading;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where register files lie: {@code wardline.register-files.*}. */
@ConfigMapping(prefix = "wardline.register-files")
interface RegisterFilesConfig {
  /** The bucket whose new objects start function {@code loading}. */
  Optional<String> bucket();

  /** Where there is no bucket: the directory that stands in for it. */
  Path directory();
}

package org.wardline.platform.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the embedded servers keep their state: {@code wardline.local.*}. */
@ConfigMapping(prefix = "wardline.local")
interface LocalConfig {

  /** Whether the embedded servers are started before the application. */
  @WithDefault("false")
  boolean servers();

  /** The directory of all local state; deleting it starts afresh. */
  @WithDefault(".wardline")
  Path directory();

  /** Where the server's programs are unpacked, by default in the directory. */
  Optional<Path> binaries();

  /** The port of PostgreSQL; 0 takes any free one. */
  @WithDefault("0")
  int databasePort();
}

package org.wardline.platform.local.trigger;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/**
 * How this process turns HTTP requests into events of the functions: {@code wardline.local.http.*}.
 */
@ConfigMapping(prefix = "wardline.local.http")
interface HttpConfig {

  /** Whether it does; never on Lambda. */
  @WithDefault("false")
  boolean enabled();

  /** The largest body of a request, a little more than the deployed API takes. */
  @WithDefault("11M")
  MemorySize bodyLimit();

  /** The path, for {@code POST}, of each function that serves one. */
  Map<String, String> routes();
}

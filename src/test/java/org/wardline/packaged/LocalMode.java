package org.wardline.packaged;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.wardline.platform.lambda.FunctionsConfig;

/** How the functions run when they all run in one process: application.properties. */
final class LocalMode {

  private static final SmallRyeConfig SETTINGS = read();

  private LocalMode() {}

  static Map<String, FunctionsConfig.Function> functions() {
    return SETTINGS.getConfigMapping(FunctionsConfig.class).byName();
  }

  /** How often each function runs that runs by the clock. */
  static Map<String, Duration> periods() {
    return SETTINGS.getValues("wardline.local.schedules", String.class, Duration.class);
  }

  /** The HTTP path of a function. */
  static String pathOf(String function) {
    return SETTINGS.getValue("wardline.local.http.routes." + function, String.class);
  }

  private static SmallRyeConfig read() {
    try {
      return new SmallRyeConfigBuilder()
          .addDefaultInterceptors()
          .addDiscoveredConverters()
          .withSources(
              new PropertiesConfigSource(
                  Path.of("src/main/resources/application.properties").toUri().toURL(), 100))
          .withMapping(FunctionsConfig.class)
          .withValidateUnknown(false)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.wardline.platform.local;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.wardline.platform.lambda.FunctionsConfig;

/** Settings before the application runs, and as one text that outlives a class loader. */
final class LocalSettings {

  private static final int ORDINAL_OF_APPLICATION_PROPERTIES = 250;

  private LocalSettings() {}

  /** The settings of a profile, from the same places as the application's. */
  static SmallRyeConfig of(String profile) {
    try {
      return new SmallRyeConfigBuilder()
          .addDefaultInterceptors()
          .addDefaultSources()
          .addDiscoveredConverters()
          .withSources(
              new PropertiesConfigSource(
                  Thread.currentThread()
                      .getContextClassLoader()
                      .getResource("application.properties"),
                  ORDINAL_OF_APPLICATION_PROPERTIES))
          .withProfile(profile)
          .withMapping(LocalConfig.class)
          .withMapping(FunctionsConfig.class)
          .withValidateUnknown(false)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("application.properties cannot be read", e);
    }
  }

  static String write(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static Map<String, String> read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}

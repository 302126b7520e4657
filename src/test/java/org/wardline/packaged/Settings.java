package org.wardline.packaged;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every setting that Wardline's own code and its libraries declare. */
final class Settings {

  private static final String ROOTS = "META-INF/quarkus-config-roots.list";

  private final List<Pattern> variables;

  private Settings(List<Pattern> variables) {
    this.variables = variables;
  }

  static Settings declared() {
    return new Settings(
        Stream.concat(ownMappings(), mappingsOfLibraries())
            .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
            .flatMap(
                type ->
                    ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream())
            .map(Settings::asVariable)
            .toList());
  }

  /** Whether an environment variable of this name sets anything. */
  boolean has(String variable) {
    return variables.stream().anyMatch(pattern -> pattern.matcher(variable).matches());
  }

  /** The environment variable of a setting. */
  static String variableOf(String setting) {
    return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Pattern asVariable(String setting) {
    return Pattern.compile(
        Stream.of(setting.split("\\*", -1))
            .map(Settings::variableOf)
            .reduce((left, right) -> left + "[A-Z0-9_]+" + right)
            .orElseThrow());
  }

  private static Stream<Class<?>> ownMappings() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::getName)
            .map(Settings::load);
  }

  private static Stream<Class<?>> mappingsOfLibraries() {
    try {
      return Collections.list(Settings.class.getClassLoader().getResources(ROOTS)).stream()
          .flatMap(Settings::lines)
          .map(Settings::load);
    } catch (IOException e) {
      throw new UncheckedIOException("the libraries' settings cannot be found", e);
    }
  }

  private static Stream<String> lines(URL list) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
      return reader.lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(list + " cannot be read", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Settings.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

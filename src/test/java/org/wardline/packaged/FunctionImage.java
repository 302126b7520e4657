package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the functions' container holds: a Java runtime of the modules that are used, the jars of
 * function.zip, AWS's runtime client, and a cache of what a start loads.
 *
 * <p>The runtime uses a cache only with the very jars that it was made with, down to their times:
 * so these are fixed first, and the class path names jars only.
 */
record FunctionImage(Path directory) {

  static final Path AOT_CACHE = Path.of("functions.aot");
  static final Path CDS_ARCHIVE = Path.of("functions.jsa");

  private static final Path FUNCTIONS = Path.of("target/functions-only");
  private static final FileTime ONE_TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
  private static final String HANDLER =
      "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

  /** java.desktop has java.beans, jdk.zipfs the jars' file system, jdk.crypto.ec TLS's curves. */
  private static final String MODULES =
      String.join(
          ",",
          "java.base",
          "java.desktop",
          "java.instrument",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.rmi",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "jdk.crypto.ec",
          "jdk.management",
          "jdk.unsupported",
          "jdk.zipfs");

  /** How a process of the image is started. */
  enum Start {
    PLAIN,
    CDS,
    AOT
  }

  /** Puts everything but the cache into {@code target/function-image}, afresh. */
  static FunctionImage assemble() {
    var image = new FunctionImage(Path.of("target/function-image").toAbsolutePath());
    try {
      Directories.delete(image.directory);
      Files.createDirectories(image.directory.resolve("lib"));
      image.linkRuntime();
      image.copyJars();
      RuntimeClient.unpackInto(image.directory);
      Files.write(image.directory.resolve("options"), image.options());
    } catch (IOException e) {
      throw new UncheckedIOException("the image cannot be assembled", e);
    }
    return image;
  }

  /** The command of the container, to be run in its directory, with options before its own. */
  List<String> command(List<String> first) {
    List<String> command = new ArrayList<>();
    command.add(directory.resolve("jre/bin/java").toString());
    command.addAll(first);
    command.add("-D%s=%s".formatted(RuntimeClient.NATIVE_LIBRARY, library()));
    command.addAll(List.of("@options", RuntimeClient.MAIN, HANDLER));
    return command;
  }

  List<String> command(Start start) {
    return command(
        switch (start) {
          case PLAIN -> List.of();
          case CDS -> List.of("-XX:SharedArchiveFile=" + CDS_ARCHIVE);
          case AOT -> List.of("-XX:AOTCache=" + AOT_CACHE);
        });
  }

  private Path library() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".so")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long bytes() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void linkRuntime() {
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--exclude-files",
                "**/libawt*,**/libfontmanager*,**/libfreetype*,**/libmlib*,**/liblcms*,**/libsplash*,**/libjsound*",
                "--output",
                directory.resolve("jre").toString());
    if (status != 0) {
      throw new IllegalStateException("jlink failed: the build needs a whole JDK");
    }
  }

  private void copyJars() throws IOException {
    for (Path jar : RuntimeClient.jars().toList()) {
      copy(jar, "lib/" + jar.getFileName());
    }
    try (Stream<Path> libraries = Files.list(FUNCTIONS.resolve("lib"))) {
      for (Path jar : libraries.toList()) {
        copy(jar, "lib/" + jar.getFileName());
      }
    }
    try (Stream<Path> files = Files.list(FUNCTIONS)) {
      Path own = files.filter(f -> f.toString().endsWith("-runner.jar")).findFirst().orElseThrow();
      copy(own, "wardline.jar");
    }
  }

  private void copy(Path jar, String to) throws IOException {
    Path target = directory.resolve(to);
    Files.copy(jar, target);
    Files.setLastModifiedTime(target, ONE_TIME);
  }

  private List<String> options() throws IOException {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xms24m",
        "-Xmx256m",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-cp",
        classPath());
  }

  private String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(directory.resolve("lib"))) {
      return Stream.concat(
              Stream.of("wardline.jar"), jars.map(jar -> "lib/" + jar.getFileName()).sorted())
          .collect(Collectors.joining(":"));
    }
  }
}

package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

  private static final FileTime ONE_TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
  private static final String LIBRARY = "libaws-lambda-jni.so";
  static final String HANDLER =
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
      Files.move(
          RuntimeClient.unpackInto(image.directory).library(), image.directory.resolve(LIBRARY));
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
    command.add("-D%s=%s".formatted(RuntimeClient.NATIVE_LIBRARY, directory.resolve(LIBRARY)));
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

  /** The same beside it, whose cache was cut off. */
  FunctionImage withBrokenCache() throws IOException {
    Path beside = Directories.OWN.resolve("broken-image").toAbsolutePath();
    Directories.delete(beside);
    Files.createDirectories(beside);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.createSymbolicLink(beside.resolve(file.getFileName()), file);
      }
    }
    Files.delete(beside.resolve(AOT_CACHE));
    byte[] half = new byte[1_000_000];
    try (var whole = Files.newInputStream(directory.resolve(AOT_CACHE))) {
      Files.write(beside.resolve(AOT_CACHE), Arrays.copyOf(half, whole.read(half)));
    }
    return new FunctionImage(beside);
  }

  Path file(Path name) {
    return directory.resolve(name);
  }

  /** How large it is, without what it is only compared with. */
  long bytes() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.endsWith(CDS_ARCHIVE))
          .mapToLong(file -> file.toFile().length())
          .sum();
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
    FunctionZip zip = FunctionZip.unpack();
    Path own = directory.resolve("wardline.jar");
    try (var jar = new ZipOutputStream(Files.newOutputStream(own))) {
      for (String file : zip.files().stream().sorted().toList()) {
        Path from = zip.directory().resolve(file);
        if (file.startsWith("lib/")) {
          copy(from, file);
        } else {
          add(jar, file, from);
        }
      }
    }
    Files.setLastModifiedTime(own, ONE_TIME);
  }

  private static void add(ZipOutputStream jar, String name, Path from) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 12, 0));
    jar.putNextEntry(entry);
    Files.copy(from, jar);
    jar.closeEntry();
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
        "-XX:-UsePerfData",
        "-Xms24m",
        "-Xmx512m",
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

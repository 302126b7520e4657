package org.wardline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packaged application with the server profile, as an operator starts it. */
public final class ServerJar {

  /**
   * Compiles once, quickly, since it lives for seconds only; the first process that is not killed
   * leaves its loaded classes to those after it, which start in a third of the time.
   */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=target/server.jsa");

  private ServerJar() {}

  /** The command that starts it with these further options of Java. */
  public static List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_START);
    command.add("-Dquarkus.profile=server");
    command.addAll(options);
    command.add("-jar");
    command.add(path().toString());
    return command;
  }

  private static Path path() {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("run this with ./mvnw verify: it needs the package"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

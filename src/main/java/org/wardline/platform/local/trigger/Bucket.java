package org.wardline.platform.local.trigger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory that stands in for a bucket: each file in it is an object, and starts the function
 * once, or again if it failed or the file was changed. A process that starts begins anew.
 */
final class Bucket {

  private final String function;
  private final Path directory;
  private final Told told;
  private final Set<String> handled = new HashSet<>();

  Bucket(String function, Path directory, Told told) {
    this.function = function;
    this.directory = directory;
    this.told = told;
  }

  /**
   * An object as a file.
   *
   * @param version rises with every change of the file
   */
  record Put(String key, long bytes, String version, Instant at) {}

  /** Who is told of a new object. */
  interface Told {
    void of(Put put) throws FunctionFailedException;
  }

  String function() {
    return function;
  }

  /** Hands every new file to the function; answers how many it took. */
  synchronized int scan() {
    return (int) files().stream().filter(this::isNew).filter(this::hand).count();
  }

  /** The oldest first; a name that begins with a dot is still being written. */
  private List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted((a, b) -> version(a).compareTo(version(b)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the directory of a bucket cannot be read", e);
    }
  }

  private boolean isNew(Path file) {
    return !handled.contains(key(file) + version(file));
  }

  private boolean hand(Path file) {
    String seen = key(file) + version(file);
    try {
      told.of(put(file));
      return handled.add(seen);
    } catch (FunctionFailedException nextScanTriesAgain) {
      return false;
    }
  }

  private Put put(Path file) {
    BasicFileAttributes attributes = attributes(file);
    return new Put(
        key(file), attributes.size(), version(file), attributes.lastModifiedTime().toInstant());
  }

  private String key(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  /** Rises with every change of the file. */
  private static String version(Path file) {
    BasicFileAttributes attributes = attributes(file);
    return "%020d-%d".formatted(attributes.lastModifiedTime().toMillis(), attributes.size());
  }

  private static BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of a bucket cannot be read", e);
    }
  }
}

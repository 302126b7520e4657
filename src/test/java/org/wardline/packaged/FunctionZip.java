package org.wardline.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The deployed package, unpacked as Lambda does it. */
record FunctionZip(Path directory) {

  static final Path FILE = Path.of("target/function.zip");
  private static final Pattern TIMEOUT =
      Pattern.compile("wardline\\.functions\\.(\\w+)\\.timeout=.*");

  /** Unpacks the package that was built; where an entry comes twice, the later one stays. */
  static FunctionZip unpack() {
    return unpack(FILE, Directories.OWN.resolve("task"));
  }

  /** Unpacks a package afresh into a directory. */
  static FunctionZip unpack(Path file, Path into) {
    Path directory = into.toAbsolutePath();
    try {
      Directories.delete(directory);
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          put(zip, entry, directory);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be unpacked", e);
    }
    return new FunctionZip(directory);
  }

  /** All files, relative to the root. */
  List<String> files() {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .map(directory::relativize)
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the functions that its own settings give a time-out. */
  Set<String> functions() {
    try (Stream<String> settings = Files.lines(directory.resolve("application.properties"))) {
      return settings
          .map(TIMEOUT::matcher)
          .filter(Matcher::matches)
          .map(timeout -> timeout.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long unzippedBytes() {
    return files().stream().mapToLong(file -> sizeOf(directory.resolve(file))).sum();
  }

  static long zippedBytes() {
    return sizeOf(FILE);
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(InputStream zip, ZipEntry entry, Path directory) throws IOException {
    Path target = directory.resolve(entry.getName()).normalize();
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

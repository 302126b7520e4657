package org.wardline.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds all local state, used by one running Wardline at a time. */
final class LocalDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel lock;

  private LocalDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Makes the directory if needed and claims it; fails if another running process holds it. */
  static LocalDirectory claim(Path directory) {
    try {
      Path root = Files.createDirectories(directory.toAbsolutePath().normalize());
      FileChannel lock =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(lock)) {
        lock.close();
        throw new IllegalStateException(
            root
                + " is in use by another running Wardline: stop that one,"
                + " or choose another directory with -Dwardline.local.directory");
      }
      return new LocalDirectory(root, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("the local directory cannot be used", e);
    }
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  /** Lets another process have the directory. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the local directory cannot be released", e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Deletes a file or a directory with all that is in it; nothing there is fine. */
  static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(tree + " cannot be deleted", e);
    }
  }
}

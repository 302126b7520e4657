package org.wardline.dispatch.casesystem;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wardline.Council;

/** The council's case system imports XML files from a folder. */
public class OwnFolder implements QuarkusTestResourceLifecycleManager {
  private Path root;

  /** The two folders. */
  record Folders(Path drop, Path acknowledgements) {
    List<String> dropped() {
      try (Stream<Path> files = Files.list(drop)) {
        return files.map(file -> file.getFileName().toString()).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void empty() {
      Stream.of(drop, acknowledgements).forEach(Folders::empty);
    }

    private static void empty(Path folder) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Folders folders() {
    return new Folders(root.resolve("drop"), root.resolve("acknowledgements"));
  }

  @Override
  public Map<String, String> start() {
    try {
      root = Files.createTempDirectory("case-system");
      Files.createDirectory(folders().drop());
      Files.createDirectory(folders().acknowledgements());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String edge = "wardline.case-system.authorities." + Council.AUTHORITY;
    return Map.of(
        "wardline.notifications.case-systems",
        Council.AUTHORITY,
        edge + ".folder.path",
        folders().drop().toString(),
        edge + ".folder.acknowledgements",
        folders().acknowledgements().toString(),
        edge + ".folder.format",
        "xml");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(folders(), new TestInjector.MatchesType(Folders.class));
  }

  @Override
  public void stop() {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.wardline.platform.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The embedded servers in a directory of this process, emptied of what killed test runs left. */
public final class LocalStackForTests {

  private static final Path ROOT = Path.of("target", "local-stack");

  /** Functions of the platform's own tests, hasty so that what fails is seen again soon. */
  private static final Map<String, String> TRIAL_FUNCTIONS =
      Map.of(
          "wardline.functions.trial.timeout", "300ms",
          "wardline.functions.trial.batch-size", "10",
          "wardline.functions.trial.concurrency", "2",
          "wardline.functions.trial-schedule.timeout", "300ms",
          "wardline.functions.trial-http.timeout", "2S",
          "wardline.local.http.routes.trial-http", "/trial");

  private LocalStackForTests() {}

  /** Starts the servers if this virtual machine has none yet; what to reach them with. */
  public static Map<String, String> settings() {
    Path own = ROOT.resolve("run-" + ProcessHandle.current().pid());
    discardAbandoned();
    TRIAL_FUNCTIONS.forEach(System::setProperty);
    System.setProperty("wardline.local.directory", own.toString());
    System.setProperty("wardline.local.binaries", ROOT.resolve("binaries").toString());
    Map<String, String> settings = new HashMap<>(LocalStack.once("test"));
    settings.put("wardline.sealing.key-file", own.resolve("sealing.key").toString());
    settings.keySet().removeIf(LocalStackForTests::isNamedByHand);
    return settings;
  }

  /** A MESH server that the command line names is the one to test against. */
  private static boolean isNamedByHand(String setting) {
    return setting.startsWith("wardline.mesh.") && System.getProperty(setting) != null;
  }

  /** One virtual machine at a time: two that begin together find the same. */
  private static void discardAbandoned() {
    try {
      Files.createDirectories(ROOT);
      try (FileChannel turn = FileChannel.open(ROOT.resolve("turn"), CREATE, WRITE);
          Stream<Path> runs = Files.list(ROOT)) {
        turn.lock();
        List<Path> abandoned = runs.filter(LocalStackForTests::isAbandoned).toList();
        for (Path run : abandoned) {
          Postmaster.find(run.resolve("postgres").toAbsolutePath()).ifPresent(Postmaster::stop);
          LocalDirectory.delete(run);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what earlier test runs left cannot be removed", e);
    }
  }

  private static boolean isAbandoned(Path run) {
    String name = run.getFileName().toString();
    return name.startsWith("run-")
        && ProcessHandle.of(Long.parseLong(name.substring("run-".length()))).isEmpty();
  }
}

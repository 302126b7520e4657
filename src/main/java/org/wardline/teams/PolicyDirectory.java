package org.wardline.teams;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Stores the policy files of an operator's directory when the process starts; without a directory
 * it does nothing. A faulty file is logged with all its faults, and the policy before it stays in
 * force.
 */
@ApplicationScoped
class PolicyDirectory {
  private static final Logger LOG = Logger.getLogger(PolicyDirectory.class);
  private static final String ENDING = ".yaml";

  private final PolicyConfig config;
  private final CouncilFiles councils;

  PolicyDirectory(PolicyConfig config, CouncilFiles councils) {
    this.config = config;
    this.councils = councils;
  }

  void load(@Observes StartupEvent started) {
    config.policies().ifPresent(this::load);
  }

  /** One {@code <ODS code>.yaml} for each authority. */
  void load(Path directory) {
    for (Path file : files(directory)) {
      String name = file.getFileName().toString();
      String authority = name.substring(0, name.length() - ENDING.length());
      byte[] bytes = bytes(file);
      log(authority, councils.store(authority, CouncilFiles.Kind.POLICY, bytes));
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("wardline.teams.policies names no readable directory", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a policy file cannot be read", e);
    }
  }

  private static void log(String authority, CouncilOutcome outcome) {
    switch (outcome) {
      case CouncilOutcome.Stored(String words) ->
          LOG.infof("stored: authority=%s %s", authority, words);
      case CouncilOutcome.Refused refused ->
          refused
              .faults()
              .forEach(
                  fault ->
                      LOG.errorf(
                          "policy refused: authority=%s place=%s: %s",
                          authority, fault.path(), fault.words()));
    }
  }
}

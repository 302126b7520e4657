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
import org.wardline.platform.lambda.Awaiting;

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
  private final PolicyService service;
  private final Awaiting awaiting;

  PolicyDirectory(PolicyConfig config, PolicyService service, Awaiting awaiting) {
    this.config = config;
    this.service = service;
    this.awaiting = awaiting;
  }

  void load(@Observes StartupEvent started) {
    config.policies().ifPresent(this::load);
  }

  /** One {@code <ODS code>.yaml} for each authority. */
  void load(Path directory) {
    for (Path file : files(directory)) {
      String name = file.getFileName().toString();
      String authority = name.substring(0, name.length() - ENDING.length());
      String text = text(file);
      log(authority, awaiting.await(() -> service.store(authority, text)));
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("wardline.teams.policies names no readable directory", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a policy file cannot be read as UTF-8", e);
    }
  }

  private static void log(String authority, PolicyOutcome outcome) {
    switch (outcome) {
      case PolicyOutcome.Stored stored ->
          LOG.infof("policy stored: authority=%s version=%d", authority, stored.version());
      case PolicyOutcome.Refused refused ->
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

package org.wardline.platform.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server on a directory, kept from run to run. When the process that started it was
 * killed, its server lives on: it is taken over if it answers, else stopped and started again.
 */
final class LocalPostgres implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LocalPostgres.class);

  /** The embedding library's lock file, which it writes once the directory is complete. */
  private static final String MADE = "epg-lock";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FIRST_START = Duration.ofSeconds(60);

  private final int port;
  private final Runnable stopping;

  private LocalPostgres(int port, Runnable stopping) {
    this.port = port;
    this.stopping = stopping;
  }

  /** Takes over or starts the server; port 0 takes any free one. */
  static LocalPostgres open(Path directory, Path binaries, int port) {
    return open(directory, binaries, port, PATIENCE);
  }

  static LocalPostgres open(Path directory, Path binaries, int port, Duration patience) {
    Path data = directory.toAbsolutePath().normalize();
    return Postmaster.find(data)
        .flatMap(orphan -> takeOver(orphan, data, patience))
        .orElseGet(() -> start(data, binaries, port));
  }

  LocalDatabase database() {
    return new LocalDatabase(port);
  }

  int port() {
    return port;
  }

  /** Waits a few seconds for the application to leave. */
  void waitUntilUnused() {
    if (!waitFor(() -> database().openSessions() == 0, Duration.ofSeconds(5))) {
      LOG.debug("the application still has sessions, which the server will end");
    }
  }

  @Override
  public void close() {
    stopping.run();
  }

  private static Optional<LocalPostgres> takeOver(Postmaster orphan, Path data, Duration patience) {
    if (waitFor(() -> new LocalDatabase(orphan.port()).serves(data), patience)) {
      LOG.infof(
          "took over the PostgreSQL server of an earlier run: process=%d", orphan.process().pid());
      return Optional.of(new LocalPostgres(orphan.port(), orphan::stop));
    }
    LOG.warnf(
        "stopping the PostgreSQL server of an earlier run, which does not answer: process=%d",
        orphan.process().pid());
    orphan.stop();
    return Optional.empty();
  }

  private static LocalPostgres start(Path data, Path binaries, int port) {
    try {
      Files.createDirectories(binaries);
      discardUnfinished(data);
      EmbeddedPostgres server = builder(data, binaries).setPort(port).start();
      keepOthersOut(binaries);
      return new LocalPostgres(server.getPort(), () -> stop(server));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start; its log is " + logOf(data), e);
    }
  }

  /** The embedding library lets everybody write where the programs are. */
  private static void keepOthersOut(Path binaries) {
    binaries.toFile().setWritable(false, false);
    binaries.toFile().setWritable(true, true);
  }

  /** A directory that was being made when its process was killed is of no use to anybody. */
  private static void discardUnfinished(Path data) throws IOException {
    if (Files.exists(data) && !Files.exists(data.resolve(MADE))) {
      LocalDirectory.delete(data);
    }
  }

  /** Live settings for what is durable, against the library's own; no statement in the log. */
  private static EmbeddedPostgres.Builder builder(Path data, Path binaries) {
    Redirect log = Redirect.appendTo(logOf(data).toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(binaries.toAbsolutePath().toFile())
        .setRegisterShutdownHook(false)
        .setPGStartupWait(FIRST_START)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("log_error_verbosity", "terse");
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }

  private static Path logOf(Path data) {
    return data.resolveSibling("postgres.log");
  }

  private static boolean waitFor(BooleanSupplier condition, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}

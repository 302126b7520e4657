package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.wardline.formats.UnreadableMessageException;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.SealingKeys;

/**
 * Reads a file into staged rows, some hundred by a transaction, past those that were staged before.
 * It blocks its thread.
 */
@ApplicationScoped
class Reading {
  private final LoadService service;
  private final StagedRows rows;
  private final Council council;
  private final Awaiting awaiting;
  private final LoadingConfig config;

  Reading(
      LoadService service,
      StagedRows rows,
      Council council,
      Awaiting awaiting,
      LoadingConfig config) {
    this.service = service;
    this.rows = rows;
    this.council = council;
    this.awaiting = awaiting;
    this.config = config;
  }

  /** Opens the bytes of the file, from their beginning. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** Reads the rest of the file; not to its end when time is up. */
  void read(Load load, Source source, SealingKeys keys, BooleanSupplier timeIsUp) {
    try (InputStream bytes = source.open()) {
      FormatOfFile format = FormatOfFile.of(bytes);
      RegisterFile file;
      try {
        file = format.open();
      } catch (UnreadableMessageException unreadable) {
        refuse(load, format.name(), unreadable);
        return;
      }
      readRows(load, format, file, keys, timeIsUp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuse(Load load, String format, UnreadableMessageException unreadable) {
    awaiting.await(() -> service.refuse(load, format, unreadable.getMessage()));
  }

  private void readRows(
      Load load, FormatOfFile format, RegisterFile file, SealingKeys keys, BooleanSupplier timeIsUp)
      throws IOException {
    RowPolicy policy = new RowPolicy(file.asAt().orElse(load.asAt()), testNumbers(load));
    Optional<UnreadableMessageException> problem = Optional.empty();
    try {
      if (!stageAll(load, file, policy, keys, timeIsUp)) {
        return;
      }
    } catch (UnreadableMessageException brokenOff) {
      problem = Optional.of(brokenOff);
    }
    if (problem.isPresent() && awaiting.await(() -> service.get(load)).rowsRead() == 0) {
      refuse(load, format.name(), problem.get());
      return;
    }
    String words = problem.map(Throwable::getMessage).orElse(null);
    awaiting.await(() -> service.keepForWholeRegister(load));
    awaiting.awaitAtMost(
        config.wholeRegister(),
        () -> service.wasRead(load, policy.asAt(), format.name(), words, file.columns()));
  }

  /** The children of the synthetic authority have them everywhere. */
  private boolean testNumbers(Load load) {
    return config.testNumbers() || awaiting.await(() -> council.isSynthetic(load.authority()));
  }

  /** Whether the file is at its end; not when time is up. */
  private boolean stageAll(
      Load load, RegisterFile file, RowPolicy policy, SealingKeys keys, BooleanSupplier timeIsUp)
      throws IOException {
    People people = awaiting.await(() -> council.people(load));
    try (Staging staging = new Staging(load, config.chunk(), service, awaiting)) {
      Consumer<WrittenRow> stage =
          row -> {
            refuseTooMany(row);
            if (row.number() > load.rowsRead()) {
              ReadRow read = new ReadRow(row.number(), row.place(), policy.decide(row));
              staging.add(rows.seal(load, read, people, keys));
            }
          };
      try {
        return readAll(file, stage, timeIsUp);
      } finally {
        staging.finish();
      }
    }
  }

  private static boolean readAll(
      RegisterFile file, Consumer<WrittenRow> stage, BooleanSupplier timeIsUp) throws IOException {
    Optional<WrittenRow> next;
    do {
      next = file.next();
      next.ifPresent(stage);
    } while (next.isPresent() && !timeIsUp.getAsBoolean());
    return next.isEmpty();
  }

  private void refuseTooMany(WrittenRow row) {
    if (row.number() > config.mostRows()) {
      throw new UnreadableMessageException(
          "row " + config.mostRows(), "the file has more rows than a register may have");
    }
  }
}

package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
  private final Council council;
  private final Awaiting awaiting;
  private final LoadingConfig config;

  Reading(LoadService service, Council council, Awaiting awaiting, LoadingConfig config) {
    this.service = service;
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
    Optional<UnreadableMessageException> brokenOff = Optional.empty();
    List<ReadRow> chunk = new ArrayList<>();
    Optional<WrittenRow> next;
    boolean over;
    do {
      try {
        next = file.next();
      } catch (UnreadableMessageException e) {
        next = Optional.empty();
        brokenOff = Optional.of(e);
      }
      next.filter(row -> row.number() > load.rowsRead())
          .map(row -> new ReadRow(row.number(), row.place(), policy.decide(row)))
          .ifPresent(chunk::add);
      over = next.isEmpty() || timeIsUp.getAsBoolean();
      if (chunk.size() == config.chunk() || (over && !chunk.isEmpty())) {
        stage(load, chunk, keys);
      }
      refuseTooMany(next);
    } while (!over);
    brokenOff.ifPresent(
        e -> {
          throw e;
        });
    return next.isEmpty();
  }

  private void refuseTooMany(Optional<WrittenRow> row) {
    if (row.filter(r -> r.number() > config.mostRows()).isPresent()) {
      throw new UnreadableMessageException(
          "row " + config.mostRows(), "the file has more rows than a register may have");
    }
  }

  private void stage(Load load, List<ReadRow> chunk, SealingKeys keys) {
    List<ReadRow> rows = List.copyOf(chunk);
    awaiting.await(() -> service.stage(load, rows, keys));
    long read = rows.getLast().number();
    Loading.logProgress(load, "read", read - rows.size(), rows.size());
    chunk.clear();
  }
}

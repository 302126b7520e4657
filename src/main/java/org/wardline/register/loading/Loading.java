package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.wardline.formats.UnreadableMessageException;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.loading.Load.State;

/**
 * Loads a file step by step, each step a transaction, so that a process that dies is followed by
 * another one that goes on where it was. It blocks its thread.
 */
@ApplicationScoped
class Loading {
  private static final Logger LOG = Logger.getLogger(Loading.class);
  private static final int NOT_TAKEN = -1;

  private final LoadService service;
  private final ApplyService applying;
  private final Council council;
  private final Sealing sealing;
  private final Awaiting awaiting;
  private final LoadingConfig config;

  Loading(
      LoadService service,
      ApplyService applying,
      Council council,
      Sealing sealing,
      Awaiting awaiting,
      LoadingConfig config) {
    this.service = service;
    this.applying = applying;
    this.council = council;
    this.sealing = sealing;
    this.awaiting = awaiting;
    this.config = config;
  }

  /** Opens the bytes of the file, from their beginning. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Loads until it is settled, asks, or time is up; then the same request goes on later.
   *
   * @param timeIsUp whether this process has to leave the rest to another one
   */
  Load load(LoadRequest request, Source source, BooleanSupplier timeIsUp) {
    SealingKeys keys = awaiting.await(sealing::keys);
    Load load = awaiting.await(() -> service.begin(request));
    if (load.state() == State.READING) {
      read(load, source, keys, timeIsUp);
      load = refreshed(load);
    }
    return finish(load, keys, timeIsUp);
  }

  /** Goes on with a load that was read. */
  Load resume(Load read, BooleanSupplier timeIsUp) {
    LoadRequest request =
        new LoadRequest(read.id(), read.authority(), read.isFull(), read.asAt(), null);
    SealingKeys keys = awaiting.await(sealing::keys);
    return finish(awaiting.await(() -> service.begin(request)), keys, timeIsUp);
  }

  private Load finish(Load load, SealingKeys keys, BooleanSupplier timeIsUp) {
    if (load.state() == State.APPLYING) {
      apply(load, keys, timeIsUp);
    }
    Load settled = refreshed(load);
    awaiting.await(() -> service.release(settled));
    LOG.infof(
        "register load: load=%s state=%s rows=%d applied=%d",
        settled.id(), settled.state(), settled.rowsRead(), settled.rowsApplied());
    return settled;
  }

  private Load refreshed(Load load) {
    return awaiting.await(() -> service.get(load));
  }

  private void read(Load load, Source source, SealingKeys keys, BooleanSupplier timeIsUp) {
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
    RowPolicy policy = new RowPolicy(file.asAt().orElse(load.asAt()), config.testNumbers());
    Optional<UnreadableMessageException> problem = Optional.empty();
    try {
      if (!stageAll(load, file, policy, keys, timeIsUp)) {
        return;
      }
    } catch (UnreadableMessageException brokenOff) {
      problem = Optional.of(brokenOff);
    }
    if (problem.isPresent() && refreshed(load).rowsRead() == 0) {
      refuse(load, format.name(), problem.get());
      return;
    }
    String words = problem.map(Throwable::getMessage).orElse(null);
    awaiting.awaitAtMost(
        config.wholeRegister(),
        () -> service.wasRead(load, policy.asAt(), format.name(), words, file.columns()));
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
    chunk.clear();
  }

  private void apply(Load load, SealingKeys keys, BooleanSupplier timeIsUp) {
    People people = awaiting.await(() -> council.people(load.authority()));
    long applied = load.rowsApplied();
    int settled = 1;
    while (settled > 0 && !timeIsUp.getAsBoolean()) {
      settled = applyNext(load, config.chunk(), people, keys);
      applied += settled;
      LOG.debugf("register load: load=%s applied=%d", load.id(), applied);
    }
    if (settled == 0) {
      awaiting.awaitAtMost(config.wholeRegister(), () -> service.close(load));
    }
  }

  /**
   * What the database refuses as wrong, and not for being away, is tried with fewer children at a
   * time, until the one is found that cannot be stored.
   */
  private int applyNext(Load load, int children, People people, SealingKeys keys) {
    int settled =
        awaiting.await(
            () ->
                applying
                    .applyNext(load, children, people, keys)
                    .onFailure(RefusedByDatabase::is)
                    .recoverWithItem(NOT_TAKEN));
    if (settled != NOT_TAKEN) {
      return settled;
    }
    LOG.warnf(
        "children of a load could not be stored together: load=%s children=%d",
        load.id(), children);
    return children > 1
        ? applyNext(load, children / 2, people, keys)
        : awaiting.await(() -> applying.refuseNext(load, keys));
  }

  /** What a person said of a load that asks; it is then to be loaded again. */
  Load answer(String authority, UUID load, boolean goOn, UUID by) {
    return awaiting.await(() -> service.answer(authority, load, goOn, by));
  }
}

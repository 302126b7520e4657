package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
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
  private static final int ROWS_PER_LINE = 10_000;
  private static final Set<Integer> COUNTED_AFTER = Set.of(1, 8, 64);

  private final Reading reading;
  private final LoadService service;
  private final ApplyService applying;
  private final Council council;
  private final Sealing sealing;
  private final Awaiting awaiting;
  private final LoadingConfig config;

  Loading(
      Reading reading,
      LoadService service,
      ApplyService applying,
      Council council,
      Sealing sealing,
      Awaiting awaiting,
      LoadingConfig config) {
    this.reading = reading;
    this.service = service;
    this.applying = applying;
    this.council = council;
    this.sealing = sealing;
    this.awaiting = awaiting;
    this.config = config;
  }

  /**
   * Loads until it is settled, asks, or time is up; then the same request goes on later.
   *
   * @param timeIsUp whether this process has to leave the rest to another one
   */
  Load load(LoadRequest request, Reading.Source source, BooleanSupplier timeIsUp) {
    SealingKeys keys = awaiting.await(sealing::keys);
    Load load = awaiting.await(() -> service.begin(request));
    if (load.state() == State.READING) {
      reading.read(load, source, keys, timeIsUp);
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

  /** One line for every ten thousand rows. */
  static void logProgress(Load load, String step, long before, long more) {
    if (before / ROWS_PER_LINE < (before + more) / ROWS_PER_LINE) {
      LOG.infof("register load: load=%s %s=%d", load.id(), step, before + more);
    }
  }

  /** While the register fills, the database counts now and then, so that it goes by the index. */
  private void apply(Load load, SealingKeys keys, BooleanSupplier timeIsUp) {
    People people = awaiting.await(() -> council.people(load.authority()));
    long applied = load.rowsApplied();
    int settled = 1;
    int chunks = 0;
    while (settled > 0 && !timeIsUp.getAsBoolean()) {
      settled = applyNext(load, config.chunk(), people, keys);
      logProgress(load, "applied", applied, settled);
      applied += settled;
      chunks++;
      if (COUNTED_AFTER.contains(chunks)) {
        awaiting.awaitAtMost(config.wholeRegister(), service::count);
      }
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

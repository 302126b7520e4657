package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
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

  private final Reading reading;
  private final LoadService service;
  private final Applying applying;
  private final Sealing sealing;
  private final Awaiting awaiting;
  private final LoadingConfig config;

  Loading(
      Reading reading,
      LoadService service,
      Applying applying,
      Sealing sealing,
      Awaiting awaiting,
      LoadingConfig config) {
    this.reading = reading;
    this.service = service;
    this.applying = applying;
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
        new LoadRequest(
            read.id(), read.authority(), read.isFull(), read.asAt(), null, read.broughtBy());
    SealingKeys keys = awaiting.await(sealing::keys);
    return finish(awaiting.await(() -> service.begin(request)), keys, timeIsUp);
  }

  private Load finish(Load load, SealingKeys keys, BooleanSupplier timeIsUp) {
    if (load.state() == State.APPLYING && applying.apply(load, keys, timeIsUp)) {
      awaiting.await(() -> service.keepForWholeRegister(load));
      awaiting.awaitAtMost(config.wholeRegister(), () -> service.close(load));
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

  /** What a person said of a load that asks; it is then to be loaded again. */
  Load answer(String authority, UUID load, boolean goOn, UUID by) {
    return awaiting.await(() -> service.answer(authority, load, goOn, by));
  }
}

package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.SealingKeys;

/**
 * Writes the staged children of a load: first those of whom nothing new is said, then the others in
 * sides that are written beside each other, each some hundred children at a time. It blocks its
 * thread.
 */
@ApplicationScoped
class Applying {
  private static final Logger LOG = Logger.getLogger(Applying.class);
  private static final int NOT_TAKEN = -1;
  private static final int PARTS = 16;
  private static final Set<Integer> COUNTED_AFTER = Set.of(1, 8, 64);

  private final ApplyService applying;
  private final LoadService service;
  private final Council council;
  private final Awaiting awaiting;
  private final LoadingConfig config;

  Applying(
      ApplyService applying,
      LoadService service,
      Council council,
      Awaiting awaiting,
      LoadingConfig config) {
    this.applying = applying;
    this.service = service;
    this.council = council;
    this.awaiting = awaiting;
    this.config = config;
  }

  /** What every step of it needs. */
  private record Work(
      Load load, People people, SealingKeys keys, Progress progress, BooleanSupplier stops) {}

  /** Whether all is written; not when time is up. */
  boolean apply(Load load, SealingKeys keys, BooleanSupplier timeIsUp) {
    People people = awaiting.await(() -> council.people(load));
    AtomicBoolean failed = new AtomicBoolean();
    BooleanSupplier stops = () -> failed.get() || timeIsUp.getAsBoolean();
    Work work = new Work(load, people, keys, new Progress(load), stops);
    return settleUnchanged(work) && applySides(work, failed);
  }

  private boolean settleUnchanged(Work work) {
    for (Side part : Side.of(PARTS)) {
      if (work.stops().getAsBoolean()) {
        return false;
      }
      work.progress().add(awaiting.await(() -> applying.settleUnchanged(work.load(), part)));
    }
    return true;
  }

  /** A side that fails ends the others, and then the load, which goes on there the next time. */
  private boolean applySides(Work work, AtomicBoolean failed) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> sides =
          Side.of(config.sides()).stream()
              .map(side -> threads.submit(() -> apply(work, side, failed)))
              .toList();
      boolean all = true;
      for (Future<Boolean> side : sides) {
        all &= side.get();
      }
      return all;
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a load was interrupted", interrupted);
    }
  }

  private boolean apply(Work work, Side side, AtomicBoolean failed) {
    boolean ended = false;
    try {
      boolean done = applyAll(work, side);
      ended = true;
      return done;
    } finally {
      failed.compareAndSet(false, !ended);
    }
  }

  /** While the register fills, the database counts now and then, so that it goes by the index. */
  private boolean applyAll(Work work, Side side) {
    int settled = 1;
    for (int chunks = 1; settled > 0; chunks++) {
      if (work.stops().getAsBoolean()) {
        return false;
      }
      settled = applyNext(work, side, config.chunk());
      work.progress().add(settled);
      if (settled > 0 && side.isFirst() && COUNTED_AFTER.contains(chunks)) {
        awaiting.awaitAtMost(config.wholeRegister(), service::count);
      }
    }
    return true;
  }

  /**
   * What the database refuses as wrong, and not for being away, is tried with fewer children at a
   * time, until the one is found that cannot be stored.
   */
  private int applyNext(Work work, Side side, int children) {
    Load load = work.load();
    int settled =
        awaiting.await(
            () ->
                applying
                    .applyNext(load, children, side, work.people(), work.keys())
                    .onFailure(RefusedByDatabase::is)
                    .recoverWithItem(NOT_TAKEN));
    if (settled != NOT_TAKEN) {
      return settled;
    }
    LOG.warnf(
        "children of a load could not be stored together: load=%s children=%d",
        load.id(), children);
    return children > 1
        ? applyNext(work, side, children / 2)
        : awaiting.await(() -> applying.refuseNext(load, side, work.keys()));
  }
}

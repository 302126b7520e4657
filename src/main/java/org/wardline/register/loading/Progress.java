package org.wardline.register.loading;

import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** How many rows of a load are applied: a line of the log for every ten thousand. */
final class Progress {
  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final int ROWS_PER_LINE = 10_000;

  private final Load load;
  private final AtomicLong applied;

  Progress(Load load) {
    this.load = load;
    this.applied = new AtomicLong(load.rowsApplied());
  }

  void add(long rows) {
    log(load, "applied", applied.getAndAdd(rows), rows);
  }

  static void log(Load load, String step, long before, long more) {
    if (before / ROWS_PER_LINE < (before + more) / ROWS_PER_LINE) {
      LOG.infof("register load: load=%s %s=%d", load.id(), step, before + more);
    }
  }
}

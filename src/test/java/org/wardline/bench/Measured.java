package org.wardline.bench;

import java.util.Arrays;
import java.util.List;

/** How long each batch of one kind of work took. */
final class Measured {
  private final String work;
  private final int batchSize;
  private final long[] nanos;

  private Measured(String work, int batchSize, long[] nanos) {
    this.work = work;
    this.batchSize = batchSize;
    this.nanos = nanos;
  }

  private static final double NANOS = 1e9;

  interface Work<T> {
    void on(List<T> batch) throws Exception;
  }

  static <T> Measured run(String work, List<List<T>> batches, Work<T> step) throws Exception {
    long[] nanos = new long[batches.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = nanos(step, batches.get(i));
    }
    return new Measured(work, batches.getFirst().size(), nanos);
  }

  /** The handlers' work and the least SQL for the same effect. */
  record Pair(Measured handler, Measured least) {
    String row() {
      return handler.row(least);
    }
  }

  /** Runs both batch by batch in turn, so that a busy moment of the machine meets both. */
  static <T> Pair alternately(
      String work, List<List<T>> byHandler, Work<T> handler, List<List<T>> bySql, Work<T> least)
      throws Exception {
    long[] handlerNanos = new long[byHandler.size()];
    long[] leastNanos = new long[bySql.size()];
    for (int i = 0; i < handlerNanos.length; i++) {
      handlerNanos[i] = nanos(handler, byHandler.get(i));
      leastNanos[i] = nanos(least, bySql.get(i));
    }
    int batchSize = byHandler.getFirst().size();
    return new Pair(
        new Measured(work, batchSize, handlerNanos), new Measured("least", batchSize, leastNanos));
  }

  private static <T> long nanos(Work<T> step, List<T> batch) throws Exception {
    long began = System.nanoTime();
    step.on(batch);
    return System.nanoTime() - began;
  }

  double perSecond() {
    return batchSize * nanos.length * NANOS / Arrays.stream(nanos).sum();
  }

  /** The given share of all batches took at most so many milliseconds. */
  double millis(double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
  }

  String row(Measured ceiling) {
    return "%-34s %5d %12.0f %9.2f %9.2f %12.0f %7.2f"
        .formatted(
            work,
            batchSize,
            perSecond(),
            millis(0.5),
            millis(0.95),
            ceiling.perSecond(),
            perSecond() / ceiling.perSecond());
  }

  static String heading() {
    return "work                               batch     events/s    p50 ms    p95 ms  least SQL/s   ratio";
  }
}

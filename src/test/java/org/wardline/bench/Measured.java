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
      long began = System.nanoTime();
      step.on(batches.get(i));
      nanos[i] = System.nanoTime() - began;
    }
    return new Measured(work, batches.getFirst().size(), nanos);
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

package org.wardline.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What people and hospitals are going to do, in the order of time. */
final class Agenda {
  private record Entry(Instant at, long position, Runnable act) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::position));
  private long position;

  void add(Instant at, Runnable act) {
    entries.add(new Entry(at, position++, act));
  }

  /** The time of the next entry; far away when there is none. */
  Instant next() {
    return entries.isEmpty() ? Instant.MAX : entries.peek().at();
  }

  /** Does everything that is due by then. */
  void runUntil(Instant now) {
    while (!next().isAfter(now)) {
      entries.poll().act().run();
    }
  }
}

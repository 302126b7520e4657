package org.wardline.killed;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Kills the process the first time that it comes by a named place; places that nobody set are
 * passed by.
 */
final class Trap {
  private volatile String place;
  private volatile Runnable kill;
  private volatile CountDownLatch sprung = new CountDownLatch(1);

  void set(String at, Runnable killing) {
    sprung = new CountDownLatch(1);
    kill = killing;
    place = at;
  }

  /** Whether the process was killed here and now. */
  boolean passes(String at) {
    synchronized (this) {
      if (!Objects.equals(at, place)) {
        return false;
      }
      place = null;
    }
    kill.run();
    sprung.countDown();
    return true;
  }

  boolean awaitSprung() {
    try {
      return sprung.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

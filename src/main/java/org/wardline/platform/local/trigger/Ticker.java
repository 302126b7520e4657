package org.wardline.platform.local.trigger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ticks one schedule at the start and then at its rate, on a thread of its own. */
final class Ticker {

  private final Schedule schedule;
  private final Duration period;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  Ticker(Schedule schedule, Duration period) {
    this.schedule = schedule;
    this.period = period;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("schedule-" + schedule.function())
            .unstarted(this::tickUntilStopped);
  }

  void start() {
    thread.start();
  }

  /** Lets a run that is under way end, for a few seconds. */
  void stop() {
    stopped.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tickUntilStopped() {
    try {
      long due = System.nanoTime();
      String reason = Schedule.AT_THE_START;
      while (!stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        schedule.tick(reason);
        reason = Schedule.BY_THE_CLOCK;
        due = Math.max(due + period.toNanos(), System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

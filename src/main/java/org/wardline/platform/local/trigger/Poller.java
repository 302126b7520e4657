package org.wardline.platform.local.trigger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.FailureName;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Reads one queue without end and runs its function on each batch, several at the same time up to
 * the function's limit.
 */
final class Poller {

  private static final Logger LOG = Logger.getLogger(Poller.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String function;
  private final EventSource source;
  private final Duration longestPoll;
  private final Semaphore free;
  private final ExecutorService threads;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Poller(EventSource source, Duration longestPoll, int concurrency) {
    this.function = source.queue().name();
    this.source = source;
    this.longestPoll = longestPoll;
    this.free = new Semaphore(concurrency);
    this.threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("queue-" + function + "-", 1).factory());
  }

  void start() {
    threads.execute(this::pollUntilStopped);
  }

  /** Lets the requests and invocations that are under way end, so that no message gets lost. */
  void stop() {
    stopping.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(longestPoll.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void pollUntilStopped() {
    try {
      while (stopping.getCount() > 0) {
        free.acquire();
        pollOnce();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollOnce() throws InterruptedException {
    try {
      List<Message> batch = source.receive(longestPoll);
      if (batch.isEmpty()) {
        free.release();
      } else {
        threads.execute(() -> handle(batch));
      }
    } catch (RuntimeException away) {
      free.release();
      LOG.warnf("queue cannot be read: queue=%s failure=%s", function, FailureName.of(away));
      boolean ignored = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void handle(List<Message> batch) {
    try {
      source.handle(batch);
    } catch (RuntimeException notDeleted) {
      LOG.warnf(
          "settled messages could not be deleted and come again: queue=%s failure=%s",
          function, FailureName.of(notDeleted));
    } finally {
      free.release();
    }
  }
}

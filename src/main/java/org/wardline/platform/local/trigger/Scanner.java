package org.wardline.platform.local.trigger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.FailureName;

/** Looks for new files of one bucket without end, on a thread of its own. */
final class Scanner {

  private static final Logger LOG = Logger.getLogger(Scanner.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Bucket bucket;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  Scanner(Bucket bucket) {
    this.bucket = bucket;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("bucket-" + bucket.function())
            .unstarted(this::scanUntilStopped);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped.countDown();
    thread.interrupt();
  }

  private void scanUntilStopped() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        scan();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void scan() {
    try {
      int ignored = bucket.scan();
    } catch (RuntimeException away) {
      LOG.warnf(
          "bucket cannot be read: function=%s failure=%s", bucket.function(), FailureName.of(away));
    }
  }
}

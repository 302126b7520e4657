package org.wardline.platform;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs what can only wait, such as files and clients without a reactive face, on a virtual thread
 * of its own. When nobody waits for the answer any more, for example after a time-out, the thread
 * is interrupted, which also closes the socket on which it waits.
 */
@ApplicationScoped
public class BlockingWork {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public <T> Uni<T> run(Callable<T> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Future<?> running =
                  threads.submit(
                      () -> {
                        try {
                          emitter.complete(work.call());
                        } catch (Throwable failure) {
                          emitter.fail(failure);
                        }
                      });
              emitter.onTermination(() -> running.cancel(true));
            });
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}

package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.lambda.FunctionsConfig;

/** Runs handlers as Lambda does: each on a thread of its own, cut off at its time-out. */
@ApplicationScoped
class Invocations {

  private static final Logger LOG = Logger.getLogger(Invocations.class);

  private final FunctionsConfig functions;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("function-", 1).factory());

  Invocations(FunctionsConfig functions) {
    this.functions = functions;
  }

  /**
   * The handler's answer, which may be null. Throws {@link FunctionFailedException} if the handler
   * throws or runs over its time-out; the failure is in the log by then.
   */
  <I> Object invoke(String function, RequestHandler<I, Object> handler, I event)
      throws FunctionFailedException {
    Duration timeout = functions.byName().get(function).timeout();
    String requestId = UUID.randomUUID().toString();
    Future<Object> answer =
        threads.submit(
            () -> handler.handleRequest(event, new LocalContext(function, requestId, timeout)));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      answer.cancel(true);
      LOG.errorf(
          "function failed: function=%s request=%s failure=%s",
          function, requestId, FailureName.of(failure));
      throw new FunctionFailedException();
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new FunctionFailedException();
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}

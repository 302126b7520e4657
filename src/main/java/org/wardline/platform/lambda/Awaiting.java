package org.wardline.platform.lambda;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The one place where a function's thread waits for its reactive work, on a Vert.x context made for
 * it and with a time-out. Must not be called on an event loop.
 */
@ApplicationScoped
public class Awaiting {

  private static final Logger LOG = Logger.getLogger(Awaiting.class);

  private final LambdaConfig config;

  Awaiting(LambdaConfig config) {
    this.config = config;
  }

  /**
   * Waits for the work of an invocation that nobody reads an answer of, for example a schedule's;
   * throws {@link InvocationFailedException} if it fails or takes too long.
   */
  public <T> T await(Supplier<Uni<T>> work) {
    try {
      return await(config.timeLimit(), work);
    } catch (Throwable failure) {
      throw new InvocationFailedException(failure);
    }
  }

  /** As {@link #await(Supplier)}, for the rare work that may take longer than one invocation's. */
  public <T> T awaitAtMost(Duration limit, Supplier<Uni<T>> work) {
    try {
      return await(limit, work);
    } catch (Throwable failure) {
      throw new InvocationFailedException(failure);
    }
  }

  /**
   * Waits for the work of a request that needs an answer in any case; if it fails or takes too
   * long, answers {@code otherwise} and logs the request's id and the kind of failure.
   */
  public <T> T awaitOr(T otherwise, String requestId, Supplier<Uni<T>> work) {
    try {
      return await(config.timeLimit(), work);
    } catch (Throwable failure) {
      LOG.errorf("request failed: request=%s failure=%s", requestId, FailureName.of(failure));
      return otherwise;
    }
  }

  <T> T await(Duration limit, Supplier<Uni<T>> work) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(
        () -> Uni.createFrom().<T>deferred(work::get).ifNoItem().after(limit).fail());
  }
}

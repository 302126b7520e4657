package org.wardline.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Brings an answer that arrives on a foreign thread back to the Vert.x context of the caller, where
 * transactions work.
 */
public final class CallersContext {
  private CallersContext() {}

  /** To be used with {@link Uni#plug}. The context is that of the subscriber. */
  public static <T> Uni<T> resume(Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context context = Vertx.currentContext();
              return context == null
                  ? work
                  : work.emitOn(next -> context.runOnContext(ignored -> next.run()));
            });
  }
}

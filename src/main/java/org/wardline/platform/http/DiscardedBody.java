package org.wardline.platform.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Throws an answer's body away. A short one is read to its end, so that the connection can be used
 * again; of a longer one no more is taken, and the connection is closed.
 */
final class DiscardedBody implements BodySubscriber<Void> {
  private static final long LONGEST = 64 * 1024L;

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Subscription subscription;
  private long bytes;

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Subscription toBody) {
    subscription = toBody;
    toBody.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    bytes += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes > LONGEST) {
      subscription.cancel();
      end.complete(null);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }
}

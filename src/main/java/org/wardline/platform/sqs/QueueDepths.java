package org.wardline.platform.sqs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks the queue service how long queues are; the age of a message it does not tell. */
@ApplicationScoped
public class QueueDepths {

  private static final List<QueueAttributeName> PARTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final SqsAsyncClient sqs;
  private final QueueUrls urls;

  QueueDepths(SqsAsyncClient sqs, QueueUrls urls) {
    this.sqs = sqs;
    this.urls = urls;
  }

  /**
   * The depths, asked for side by side, in the given order, on the caller's Vert.x context; fails
   * when the service is away or does not know one of the queues.
   */
  public Uni<List<QueueDepth>> get(Collection<String> queues) {
    return ask(queues).plug(CallersContext::resume);
  }

  private Uni<List<QueueDepth>> ask(Collection<String> queues) {
    return queues.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Uni.join()
            .all(
                queues.stream()
                    .map(queue -> urls.get(queue).chain(url -> depth(queue, url)))
                    .toList())
            .andFailFast();
  }

  private Uni<QueueDepth> depth(String queue, String url) {
    return Uni.createFrom()
        .completionStage(
            () -> sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(PARTS)))
        .map(answer -> new QueueDepth(queue, sum(answer.attributes())));
  }

  private static long sum(Map<QueueAttributeName, String> attributes) {
    return PARTS.stream()
        .mapToLong(part -> Long.parseLong(attributes.getOrDefault(part, "0")))
        .sum();
  }
}

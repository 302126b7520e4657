package org.wardline.platform.sqs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/** Finds a queue's URL by its name: from the settings, else from the service, asked once. */
@ApplicationScoped
public class QueueUrls {

  private final SqsAsyncClient sqs;
  private final QueuesConfig config;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  QueueUrls(SqsAsyncClient sqs, QueuesConfig config) {
    this.sqs = sqs;
    this.config = config;
  }

  /** The URL of a queue; fails with {@code QueueDoesNotExistException} if there is none. */
  public Uni<String> get(String queue) {
    String url = known.computeIfAbsent(queue, this::configured);
    return url == null ? ask(queue) : Uni.createFrom().item(url);
  }

  private String configured(String queue) {
    if (queue.endsWith(DeadLetters.SUFFIX)) {
      String source = queue.substring(0, queue.length() - DeadLetters.SUFFIX.length());
      return settings(source).flatMap(QueuesConfig.Queue::deadLettersUrl).orElse(null);
    }
    return settings(queue).flatMap(QueuesConfig.Queue::url).orElse(null);
  }

  private Optional<QueuesConfig.Queue> settings(String queue) {
    return Optional.ofNullable(config.byName().get(queue));
  }

  private Uni<String> ask(String queue) {
    return Uni.createFrom()
        .completionStage(() -> sqs.getQueueUrl(request -> request.queueName(queue)))
        .map(GetQueueUrlResponse::queueUrl)
        .invoke(url -> known.put(queue, url));
  }
}

package org.wardline.platform.sqs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
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
    QueuesConfig.Queue settings = config.byName().get(queue);
    return settings == null ? null : settings.url().orElse(null);
  }

  private Uni<String> ask(String queue) {
    return Uni.createFrom()
        .completionStage(() -> sqs.getQueueUrl(request -> request.queueName(queue)))
        .map(GetQueueUrlResponse::queueUrl)
        .invoke(url -> known.put(queue, url));
  }
}

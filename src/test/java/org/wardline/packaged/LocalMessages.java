package org.wardline.packaged;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What lies on this machine's queues. */
final class LocalMessages {

  private static final int MOST = 10;
  private static final int SECONDS = 20;

  private LocalMessages() {}

  /** Up to ten bodies, which stay hidden; waits for the first. */
  static List<String> take(Map<String, String> settings, String queue) {
    try (SqsAsyncClient sqs = client(settings)) {
      String url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
      return sqs
          .receiveMessage(
              request -> request.queueUrl(url).maxNumberOfMessages(MOST).waitTimeSeconds(SECONDS))
          .join()
          .messages()
          .stream()
          .map(Message::body)
          .toList();
    }
  }

  /** Throws away what lies on a queue. */
  static void purge(Map<String, String> settings, String queue) {
    try (SqsAsyncClient sqs = client(settings)) {
      String url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
      sqs.purgeQueue(request -> request.queueUrl(url)).join();
    }
  }

  private static SqsAsyncClient client(Map<String, String> settings) {
    return SqsAsyncClient.builder()
        .endpointOverride(URI.create(settings.get("quarkus.sqs.endpoint-override")))
        .region(Region.of(settings.get("quarkus.sqs.aws.region")))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}

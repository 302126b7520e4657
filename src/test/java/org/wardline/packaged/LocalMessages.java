package org.wardline.packaged;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What lies on this machine's queues. */
final class LocalMessages implements AutoCloseable {

  private static final int MOST = 10;
  private static final int SECONDS = 20;

  private final SqsAsyncClient sqs;

  LocalMessages(Map<String, String> settings) {
    this.sqs =
        SqsAsyncClient.builder()
            .endpointOverride(URI.create(settings.get("quarkus.sqs.endpoint-override")))
            .region(Region.of(settings.get("quarkus.sqs.aws.region")))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
  }

  /** Up to ten bodies, which stay hidden; waits for the first. */
  List<String> take(String queue) {
    String url = url(queue);
    return sqs
        .receiveMessage(
            request -> request.queueUrl(url).maxNumberOfMessages(MOST).waitTimeSeconds(SECONDS))
        .join()
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  /** Throws away what lies on a queue. */
  void purge(String queue) {
    String url = url(queue);
    sqs.purgeQueue(request -> request.queueUrl(url)).join();
  }

  @Override
  public void close() {
    sqs.close();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
  }
}

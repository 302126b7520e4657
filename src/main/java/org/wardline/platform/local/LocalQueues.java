package org.wardline.platform.local;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.wardline.platform.lambda.FunctionsConfig;
import org.wardline.platform.lambda.FunctionsConfig.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queue service in this process, with a queue and its dead letters for each function that reads
 * one. What is queued is gone with the process: the database announces it again.
 */
final class LocalQueues implements AutoCloseable {

  static final String DEAD_LETTERS = "-dead-letters";
  private static final String REGION = "eu-west-2";
  private static final String KEY = "local";
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);

  private final SQSRestServer server;
  private final int port;

  private LocalQueues(SQSRestServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts the service on a free port and makes the queues. */
  static LocalQueues open(FunctionsConfig functions) {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("localhost")
            .withDynamicPort()
            .withAWSRegion(REGION)
            .start();
    LocalQueues queues =
        new LocalQueues(server, server.waitUntilStarted().localAddress().getPort());
    try (SqsAsyncClient sqs = queues.client()) {
      functions.byName().entrySet().stream()
          .filter(function -> function.getValue().readsQueue())
          .forEach(function -> create(sqs, function.getKey(), function.getValue()));
    }
    return queues;
  }

  /** The settings with which the application finds the service. */
  Map<String, String> settings() {
    return Map.of(
        "quarkus.sqs.endpoint-override", endpoint(),
        "quarkus.sqs.aws.region", REGION,
        "quarkus.sqs.aws.credentials.type", "static",
        "quarkus.sqs.aws.credentials.static-provider.access-key-id", KEY,
        "quarkus.sqs.aws.credentials.static-provider.secret-access-key", KEY);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }

  private String endpoint() {
    return "http://localhost:" + port;
  }

  private SqsAsyncClient client() {
    return SqsAsyncClient.builder()
        .endpointOverride(URI.create(endpoint()))
        .region(Region.of(REGION))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
        .build();
  }

  private static void create(SqsAsyncClient sqs, String name, Function function) {
    String deadLetters =
        create(
            sqs,
            name + DEAD_LETTERS,
            Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(DEAD_LETTERS_KEPT)));
    create(
        sqs,
        name,
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT, seconds(function.visibility()),
            QueueAttributeName.REDRIVE_POLICY, redriveTo(deadLetters, function.receipts())));
  }

  /** Makes a queue and tells its ARN. */
  private static String create(
      SqsAsyncClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    String url =
        sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).join().queueUrl();
    return sqs.getQueueAttributes(
            queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .join()
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private static String redriveTo(String deadLetters, int receipts) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
        .formatted(deadLetters, receipts);
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}

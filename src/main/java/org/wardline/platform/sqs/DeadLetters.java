package org.wardline.platform.sqs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What a queue gave up after its last receipt. Calls complete on the caller's Vert.x context, and
 * fail when the service is away.
 */
@ApplicationScoped
public class DeadLetters {
  /** After a queue's name: the queue of its dead letters. */
  public static final String SUFFIX = "-dead-letters";

  private static final int MOST = 10;
  private static final Duration HIDDEN = Duration.ofSeconds(30);

  private final SqsAsyncClient sqs;
  private final QueueUrls urls;

  DeadLetters(SqsAsyncClient sqs, QueueUrls urls) {
    this.sqs = sqs;
    this.urls = urls;
  }

  /**
   * One message.
   *
   * @param body ids only
   * @param receipt by which it is deleted
   */
  public record Letter(String body, String receipt, Instant sentAt) {}

  /** Up to ten of a queue's dead letters, which stay where they are. */
  public Uni<List<Letter>> look(String queue) {
    return receive(queue, Duration.ZERO);
  }

  /** Up to ten, hidden from everybody else for half a minute. */
  public Uni<List<Letter>> take(String queue) {
    return receive(queue, HIDDEN);
  }

  private Uni<List<Letter>> receive(String queue, Duration hidden) {
    return urls.get(queue + SUFFIX)
        .chain(
            url ->
                Uni.createFrom()
                    .completionStage(
                        () ->
                            sqs.receiveMessage(
                                request ->
                                    request
                                        .queueUrl(url)
                                        .maxNumberOfMessages(MOST)
                                        .visibilityTimeout((int) hidden.toSeconds())
                                        .messageSystemAttributeNames(
                                            MessageSystemAttributeName.SENT_TIMESTAMP))))
        .map(answer -> answer.messages().stream().map(DeadLetters::letter).toList())
        .plug(CallersContext::resume);
  }

  /** Deletes letters that were taken; at most ten at a time. */
  public Uni<Void> delete(String queue, Collection<Letter> letters) {
    if (letters.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Letter> gone = List.copyOf(letters);
    return urls.get(queue + SUFFIX)
        .chain(
            url ->
                Uni.createFrom()
                    .completionStage(
                        () ->
                            sqs.deleteMessageBatch(
                                request -> request.queueUrl(url).entries(entries(gone)))))
        .replaceWithVoid()
        .plug(CallersContext::resume);
  }

  private static List<DeleteMessageBatchRequestEntry> entries(List<Letter> letters) {
    return IntStream.range(0, letters.size())
        .mapToObj(
            index ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(index))
                    .receiptHandle(letters.get(index).receipt())
                    .build())
        .toList();
  }

  private static Letter letter(Message message) {
    Map<MessageSystemAttributeName, String> attributes = message.attributes();
    String sent = attributes.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
    return new Letter(
        message.body(), message.receiptHandle(), Instant.ofEpochMilli(Long.parseLong(sent)));
  }
}

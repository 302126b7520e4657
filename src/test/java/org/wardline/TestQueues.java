package org.wardline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.sqs.QueueUrls;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queues as a test sees them: nothing moves unless the test says so. */
@ApplicationScoped
public class TestQueues {
  private static final int LARGEST_BATCH = 10;

  private final LocalTrigger trigger;
  private final SqsAsyncClient sqs;
  private final QueueUrls urls;

  TestQueues(LocalTrigger trigger, SqsAsyncClient sqs, QueueUrls urls) {
    this.trigger = trigger;
    this.sqs = sqs;
    this.urls = urls;
  }

  /** Runs a function on all messages of its queue; answers how many it settled. */
  public int drain(String function) {
    return trigger.drain(function);
  }

  /** Runs a function as its schedule does; answers whether it succeeded. */
  public boolean tick(String function) {
    return trigger.tick(function);
  }

  /** The number of messages that can be received. */
  public int waiting(String queue) {
    return count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  /** The number of messages that were received and not settled, hidden until they come again. */
  public int hidden(String queue) {
    return count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  /** The bodies of a function's dead letters, which this takes away. */
  public List<String> takeDeadLetters(String function) {
    String url = url(function + "-dead-letters");
    List<Message> letters =
        sqs.receiveMessage(
                request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
            .join()
            .messages();
    letters.forEach(
        letter ->
            sqs.deleteMessage(
                    request -> request.queueUrl(url).receiptHandle(letter.receiptHandle()))
                .join());
    return letters.stream().map(Message::body).toList();
  }

  /** Puts a text on a queue as it is. */
  public void put(String queue, String body) {
    String url = url(queue);
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)).join();
  }

  /** Puts texts on a queue, ten by one call. */
  public void putTogether(String queue, List<String> bodies) {
    for (int first = 0; first < bodies.size(); first += LARGEST_BATCH) {
      putTen(queue, bodies.subList(first, Math.min(first + LARGEST_BATCH, bodies.size())));
    }
  }

  private void putTen(String queue, List<String> bodies) {
    String url = url(queue);
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, bodies.size())
            .mapToObj(
                index ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(bodies.get(index))
                        .build())
            .toList();
    sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries)).join();
  }

  /** Throws away all messages of a function's queue and its dead letters. */
  public void empty(String function) {
    for (String queue : List.of(function, function + "-dead-letters")) {
      String url = url(queue);
      sqs.purgeQueue(request -> request.queueUrl(url)).join();
    }
  }

  private int count(String queue, QueueAttributeName what) {
    String url = url(queue);
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(what))
            .join()
            .attributes();
    return Integer.parseInt(attributes.get(what));
  }

  private String url(String queue) {
    return urls.get(queue).await().indefinitely();
  }
}

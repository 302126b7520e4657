package org.wardline.platform.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The way out to every queue. */
@ApplicationScoped
public class Queues {

  private static final int LARGEST_BATCH = 10;

  private final SqsAsyncClient sqs;
  private final QueueUrls urls;
  private final ObjectMapper json;

  Queues(SqsAsyncClient sqs, QueueUrls urls, ObjectMapper json) {
    this.sqs = sqs;
    this.urls = urls;
    this.json = json;
  }

  /**
   * Sends each message as one JSON text, in order, ten at a time, and completes on the caller's
   * Vert.x context. Fails when the queue is away, or with {@link MessagesNotSentException} when it
   * refused single messages; some may have been sent by then, so a repeat sends them again.
   */
  public Uni<Void> send(String queue, List<?> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return urls.get(queue)
        .onItem()
        .transformToMulti(
            url -> inTens(messages).onItem().transformToUniAndConcatenate(ten -> sendTen(url, ten)))
        .invoke(answer -> refuseFailures(queue, answer))
        .collect()
        .last()
        .replaceWithVoid()
        .plug(CallersContext::resume);
  }

  private Multi<List<SendMessageBatchRequestEntry>> inTens(List<?> messages) {
    return Multi.createFrom()
        .items(IntStream.range(0, messages.size()).boxed())
        .map(index -> entry(index, messages.get(index)))
        .group()
        .intoLists()
        .of(LARGEST_BATCH);
  }

  private SendMessageBatchRequestEntry entry(int index, Object message) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .messageBody(write(message))
        .build();
  }

  private String write(Object message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a message of " + message.getClass() + " cannot be written as JSON", e);
    }
  }

  private Uni<SendMessageBatchResponse> sendTen(
      String url, List<SendMessageBatchRequestEntry> entries) {
    return Uni.createFrom()
        .completionStage(
            () -> sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries)));
  }

  private static void refuseFailures(String queue, SendMessageBatchResponse answer) {
    if (!answer.failed().isEmpty()) {
      throw new MessagesNotSentException(queue, answer.failed());
    }
  }
}

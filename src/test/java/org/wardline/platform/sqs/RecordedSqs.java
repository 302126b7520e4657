package org.wardline.platform.sqs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Answers like the queue service, on foreign threads as the SDK does, and keeps what was sent. */
class RecordedSqs implements SqsAsyncClient {

  final List<SendMessageBatchRequest> batches = new CopyOnWriteArrayList<>();
  final AtomicInteger urlsAsked = new AtomicInteger();
  private volatile String refusedBody = "";

  void refuse(String body) {
    refusedBody = body;
  }

  @Override
  public CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
    urlsAsked.incrementAndGet();
    return CompletableFuture.supplyAsync(
        () ->
            GetQueueUrlResponse.builder().queueUrl("http://asked/" + request.queueName()).build());
  }

  @Override
  public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(
      SendMessageBatchRequest request) {
    batches.add(request);
    return CompletableFuture.supplyAsync(() -> answer(request));
  }

  private SendMessageBatchResponse answer(SendMessageBatchRequest request) {
    List<BatchResultErrorEntry> failed =
        request.entries().stream()
            .filter(entry -> entry.messageBody().equals(refusedBody))
            .map(SendMessageBatchRequestEntry::id)
            .map(id -> BatchResultErrorEntry.builder().id(id).code("InternalError").build())
            .toList();
    SendMessageBatchResponse.Builder answer = SendMessageBatchResponse.builder();
    return failed.isEmpty() ? answer.build() : answer.failed(failed).build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}

package org.wardline.platform.local.trigger;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.wardline.platform.sqs.QueueUrls;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The receiving end of one queue. Its calls block, and throw when the queue is away. */
record SqsQueue(String name, SqsAsyncClient sqs, QueueUrls urls) {

  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Up to so many messages, waiting so long for the first; empty if none came. */
  List<Message> receive(int most, Duration longestPoll) {
    String url = url();
    Duration limit = longestPoll.plus(GRACE);
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds((int) longestPoll.toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .overrideConfiguration(
                        call -> call.apiCallTimeout(limit).apiCallAttemptTimeout(limit)))
        .join()
        .messages();
  }

  /** Deletes messages; one that is not deleted is received again. */
  void delete(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    String url = url();
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(index -> entry(index, messages.get(index)))
            .toList();
    sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries)).join();
  }

  private String url() {
    return urls.get(name).await().atMost(GRACE);
  }

  private static DeleteMessageBatchRequestEntry entry(int index, Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .receiptHandle(message.receiptHandle())
        .build();
  }
}

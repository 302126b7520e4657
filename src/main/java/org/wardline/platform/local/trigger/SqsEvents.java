package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/** Between a queue's messages and a handler's event and answer, by the rules of Lambda. */
final class SqsEvents {

  private SqsEvents() {}

  /** The event that Lambda makes of received messages. */
  static SQSEvent of(String queue, List<Message> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(message -> record(queue, message)).toList());
    return event;
  }

  /**
   * The messages that a handler's answer lets go: all if it names no failure, none if it is
   * malformed, that is no batch response or with an identifier that is missing or unknown.
   */
  static List<Message> settled(List<Message> messages, Object answer) {
    if (answer == null) {
      return messages;
    }
    if (!(answer instanceof SQSBatchResponse response)) {
      return List.of();
    }
    if (response.getBatchItemFailures() == null) {
      return messages;
    }
    Set<String> left =
        response.getBatchItemFailures().stream()
            .map(BatchItemFailure::getItemIdentifier)
            .map(String::valueOf)
            .collect(Collectors.toSet());
    Set<String> sent = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    return sent.containsAll(left)
        ? messages.stream().filter(message -> !left.contains(message.messageId())).toList()
        : List.of();
  }

  private static SQSMessage record(String queue, Message message) {
    SQSMessage record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setReceiptHandle(message.receiptHandle());
    record.setBody(message.body());
    record.setMd5OfBody(message.md5OfBody());
    record.setAttributes(message.attributesAsStrings());
    record.setMessageAttributes(Map.of());
    record.setEventSource("aws:sqs");
    record.setEventSourceArn("arn:aws:sqs:eu-west-2:000000000000:" + queue);
    record.setAwsRegion("eu-west-2");
    return record;
  }
}

package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** Moves messages from one queue to the function of its name and deletes what that settles. */
record EventSource(
    SqsQueue queue,
    int batchSize,
    RequestHandler<SQSEvent, Object> handler,
    Invocations invocations) {

  /** One batch of messages, waiting for the first of them; empty if none came. */
  List<Message> receive(Duration longestPoll) {
    return queue.receive(batchSize, longestPoll);
  }

  /** Gives a batch to the function and deletes what it settles; answers how many those are. */
  int handle(List<Message> batch) {
    try {
      Object answer = invocations.invoke(queue.name(), handler, SqsEvents.of(queue.name(), batch));
      List<Message> settled = SqsEvents.settled(batch, answer);
      queue.delete(settled);
      return settled.size();
    } catch (FunctionFailedException allStay) {
      return 0;
    }
  }
}

package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A queue function that does what the test says and keeps what it got. */
@Named("trial")
@ApplicationScoped
class TrialHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final List<SQSEvent> events = new CopyOnWriteArrayList<>();
  private volatile Function<SQSEvent, SQSBatchResponse> behaviour;

  void behave(Function<SQSEvent, SQSBatchResponse> behaviour) {
    this.behaviour = behaviour;
    events.clear();
  }

  List<List<String>> batches() {
    return events.stream()
        .map(event -> event.getRecords().stream().map(SQSMessage::getBody).toList())
        .toList();
  }

  SQSMessage firstMessage() {
    return events.getFirst().getRecords().getFirst();
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    events.add(event);
    return behaviour.apply(event);
  }
}

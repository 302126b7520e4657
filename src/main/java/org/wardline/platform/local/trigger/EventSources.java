package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.wardline.platform.lambda.FunctionsConfig;
import org.wardline.platform.sqs.QueueUrls;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The queues with a function that reads them. */
@ApplicationScoped
class EventSources {

  private final FunctionsConfig functions;
  private final Handlers handlers;
  private final Invocations invocations;
  private final SqsAsyncClient sqs;
  private final QueueUrls urls;

  EventSources(
      FunctionsConfig functions,
      Handlers handlers,
      Invocations invocations,
      SqsAsyncClient sqs,
      QueueUrls urls) {
    this.functions = functions;
    this.handlers = handlers;
    this.invocations = invocations;
    this.sqs = sqs;
    this.urls = urls;
  }

  /** The event source of a function; none if the function has no handler. */
  Optional<EventSource> find(String function) {
    int batchSize = functions.byName().get(function).batchSize().orElseThrow();
    return handlers
        .<SQSEvent>find(function)
        .map(
            handler ->
                new EventSource(
                    new SqsQueue(function, sqs, urls), batchSize, handler, invocations));
  }
}

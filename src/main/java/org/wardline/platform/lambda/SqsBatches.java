package org.wardline.platform.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Runs the work of a queue function on a batch, so that one bad message does not hold the others.
 */
@ApplicationScoped
public class SqsBatches {

  private static final Logger LOG = Logger.getLogger(SqsBatches.class);

  private final ObjectMapper json;
  private final Awaiting awaiting;
  private final LambdaConfig config;

  SqsBatches(ObjectMapper json, Awaiting awaiting, LambdaConfig config) {
    this.json = json;
    this.awaiting = awaiting;
    this.config = config;
  }

  /**
   * Reads the JSON messages and runs the work once for all of them, equal messages once; the work
   * answers which of them stay on the queue. When it fails, or takes more than half of the time, it
   * runs again for each message alone. What cannot be read or failed alone stays on the queue.
   * Never throws.
   */
  public <M> SQSBatchResponse run(
      SQSEvent event, Class<M> type, Function<List<M>, Uni<Set<M>>> work) {
    SqsBatch<M> batch = read(event, type);
    return batch.leaving(batch.messages().isEmpty() ? Set.of() : runAll(batch, work));
  }

  private <M> SqsBatch<M> read(SQSEvent event, Class<M> type) {
    SqsBatch<M> batch = new SqsBatch<>();
    for (SQSMessage message : event.getRecords()) {
      try {
        batch.add(message.getMessageId(), readOne(message, type));
      } catch (JsonProcessingException | RuntimeException unreadable) {
        batch.addUnreadable(message.getMessageId());
        LOG.errorf(
            "message cannot be read: message=%s failure=%s",
            message.getMessageId(), FailureName.of(unreadable));
      }
    }
    return batch;
  }

  private <M> M readOne(SQSMessage message, Class<M> type) throws JsonProcessingException {
    M parsed = json.readValue(message.getBody(), type);
    if (parsed == null) {
      throw new IllegalArgumentException("the message is JSON null");
    }
    return parsed;
  }

  private <M> Set<M> runAll(SqsBatch<M> batch, Function<List<M>, Uni<Set<M>>> work) {
    TimeBudget budget = new TimeBudget(config.timeLimit());
    List<M> messages = batch.messages();
    if (messages.size() == 1) {
      return runAlone(batch, messages.get(0), budget, work);
    }
    try {
      return attempt(messages, budget.half(), work);
    } catch (Throwable failure) {
      LOG.warnf(
          "batch failed, its messages run alone: messages=%d failure=%s",
          messages.size(), FailureName.of(failure));
      Set<M> left = new HashSet<>();
      messages.forEach(message -> left.addAll(runAlone(batch, message, budget, work)));
      return left;
    }
  }

  private <M> Set<M> runAlone(
      SqsBatch<M> batch, M message, TimeBudget budget, Function<List<M>, Uni<Set<M>>> work) {
    try {
      return attempt(List.of(message), budget.rest(), work);
    } catch (Throwable failure) {
      batch
          .idsOf(message)
          .forEach(
              id ->
                  LOG.errorf("message failed: message=%s failure=%s", id, FailureName.of(failure)));
      return Set.of(message);
    }
  }

  private <M> Set<M> attempt(List<M> messages, Duration limit, Function<List<M>, Uni<Set<M>>> work)
      throws Throwable {
    Set<M> left = awaiting.await(limit, () -> work.apply(messages));
    if (!messages.containsAll(left)) {
      throw new IllegalStateException("the work leaves a message that was not in its batch");
    }
    return left;
  }
}

package org.wardline.matching;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.lambda.SqsBatches;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sqs.Queues;

/**
 * Matches the care events of a batch in one transaction, then announces the deliveries that it
 * planned.
 */
@Named("matching")
class MatchingHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatches batches;
  private final Sealing sealing;
  private final MatchingService matching;
  private final Queues queues;

  MatchingHandler(SqsBatches batches, Sealing sealing, MatchingService matching, Queues queues) {
    this.batches = batches;
    this.sealing = sealing;
    this.matching = matching;
    this.queues = queues;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batches.run(event, EventAccepted.class, this::match);
  }

  private Uni<Set<EventAccepted>> match(List<EventAccepted> accepted) {
    return sealing
        .keys()
        .chain(keys -> matching.match(accepted, keys))
        .chain(planned -> queues.send(DeliveryPlanned.QUEUE, planned))
        .replaceWith(Set.of());
  }
}

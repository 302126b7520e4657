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
 * Takes back what senders cancelled, matches the other care events of a batch in one transaction,
 * and announces the deliveries that each of them planned.
 */
@Named("matching")
class MatchingHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatches batches;
  private final Sealing sealing;
  private final CancellingService cancelling;
  private final MatchingService matching;
  private final Queues queues;

  MatchingHandler(
      SqsBatches batches,
      Sealing sealing,
      CancellingService cancelling,
      MatchingService matching,
      Queues queues) {
    this.batches = batches;
    this.sealing = sealing;
    this.cancelling = cancelling;
    this.matching = matching;
    this.queues = queues;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batches.run(event, EventAccepted.class, this::match);
  }

  private Uni<Set<EventAccepted>> match(List<EventAccepted> accepted) {
    return cancelling
        .takeBack(accepted)
        .chain(this::announce)
        .chain(sealing::keys)
        .chain(keys -> matching.match(accepted, keys))
        .chain(this::announce)
        .replaceWith(Set.of());
  }

  private Uni<Void> announce(List<DeliveryPlanned> planned) {
    return queues.send(DeliveryPlanned.QUEUE, planned);
  }
}

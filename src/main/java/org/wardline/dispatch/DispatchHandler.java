package org.wardline.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.dispatch.Provisioning.Prepared;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Attempt;
import org.wardline.platform.lambda.SqsBatches;

/**
 * Claims the deliveries of a batch in one transaction, sends them or asks for their receipts, and
 * records what came of it in others.
 */
@Named("dispatch")
class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatches batches;
  private final DispatchService dispatch;
  private final Provisioning provisioning;
  private final Channels channels;

  DispatchHandler(
      SqsBatches batches, DispatchService dispatch, Provisioning provisioning, Channels channels) {
    this.batches = batches;
    this.dispatch = dispatch;
    this.provisioning = provisioning;
    this.channels = channels;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batches.run(event, DeliveryPlanned.class, this::deliver);
  }

  private Uni<Set<DeliveryPlanned>> deliver(List<DeliveryPlanned> planned) {
    return dispatch
        .claim(planned)
        .call(this::askForReceipts)
        .chain(this::send)
        .map(attempts -> left(planned, attempts));
  }

  private Uni<List<Attempt>> send(Prepared prepared) {
    return provisioning
        .open(prepared)
        .chain(supplies -> channels.sendAll(prepared.claimed().outgoing(), supplies))
        .call(dispatch::record);
  }

  private Uni<Void> askForReceipts(Prepared prepared) {
    return channels.askAll(prepared.claimed().awaited()).chain(dispatch::confirm).replaceWithVoid();
  }

  /** What failed stays on the queue; its row is due again by its own back-off. */
  private static Set<DeliveryPlanned> left(
      Collection<DeliveryPlanned> planned, List<Attempt> attempts) {
    Set<DeliveryPlanned> left =
        attempts.stream()
            .filter(Attempt.Failed.class::isInstance)
            .map(failed -> new DeliveryPlanned(failed.deliveryId(), failed.authority()))
            .collect(Collectors.toCollection(HashSet::new));
    left.retainAll(planned);
    return left;
  }
}

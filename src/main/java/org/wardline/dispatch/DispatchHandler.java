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
import org.jboss.logging.Logger;
import org.wardline.dispatch.Provisioning.Prepared;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Attempt;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.lambda.SqsBatches;

/**
 * Claims the deliveries of a batch in one transaction, sends them right after it, and records what
 * came of it in another. Only then are receipts of earlier ones asked for, which holds up nothing.
 */
@Named("dispatch")
class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = Logger.getLogger(DispatchHandler.class);

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
        .chain(prepared -> send(prepared).call(() -> askForReceipts(prepared)))
        .map(attempts -> left(planned, attempts));
  }

  private Uni<List<Attempt>> send(Prepared prepared) {
    return provisioning
        .open(prepared)
        .chain(supplies -> channels.sendAll(prepared.claimed().outgoing(), supplies))
        .call(dispatch::record);
  }

  /** They are asked for again by their own back-off, so that a failure is only said. */
  private Uni<Void> askForReceipts(Prepared prepared) {
    return channels
        .askAll(prepared.claimed().awaited())
        .chain(dispatch::confirm)
        .replaceWithVoid()
        .onFailure()
        .invoke(failure -> LOG.errorf("receipts not recorded: %s", FailureName.of(failure)))
        .onFailure()
        .recoverWithNull();
  }

  /** What failed stays on the queue; its row is due again by its own back-off. */
  private static Set<DeliveryPlanned> left(
      Collection<DeliveryPlanned> planned, List<Attempt> attempts) {
    Set<DeliveryPlanned> left =
        attempts.stream()
            .filter(DispatchHandler::isTriedAgain)
            .map(attempt -> new DeliveryPlanned(attempt.deliveryId(), attempt.authority()))
            .collect(Collectors.toCollection(HashSet::new));
    left.retainAll(planned);
    return left;
  }

  private static boolean isTriedAgain(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Failed failed -> true;
      case Attempt.Unanswered unanswered -> true;
      case Attempt.Accepted accepted -> false;
      case Attempt.Arrived arrived -> false;
      case Attempt.Refused refused -> false;
    };
  }
}

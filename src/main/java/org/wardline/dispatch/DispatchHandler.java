package org.wardline.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Attempt;
import org.wardline.platform.lambda.SqsBatches;

/**
 * Claims the deliveries of a batch in one transaction, sends them, and records what came of it in
 * another.
 */
@Named("dispatch")
class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatches batches;
  private final DispatchService dispatch;
  private final EmailChannel email;

  DispatchHandler(SqsBatches batches, DispatchService dispatch, EmailChannel email) {
    this.batches = batches;
    this.dispatch = dispatch;
    this.email = email;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batches.run(event, DeliveryPlanned.class, this::deliver);
  }

  private Uni<Set<DeliveryPlanned>> deliver(List<DeliveryPlanned> planned) {
    return dispatch
        .claim(planned)
        .chain(email::sendAll)
        .call(dispatch::record)
        .map(DispatchHandler::left);
  }

  /** What failed stays on the queue; its row is due again by its own back-off. */
  private static Set<DeliveryPlanned> left(List<Attempt> attempts) {
    return attempts.stream()
        .filter(Attempt.Failed.class::isInstance)
        .map(failed -> new DeliveryPlanned(failed.deliveryId(), failed.authority()))
        .collect(Collectors.toSet());
  }
}

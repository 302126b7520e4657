package org.wardline.escalation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.wardline.escalation.Unsettled.DueNotification;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sqs.Queues;

/** One tick: due steps first, authority by authority, then what has to be announced again. */
@Named("escalation")
class EscalationHandler implements RequestHandler<ScheduledEvent, Void> {
  private static final Logger LOG = Logger.getLogger(EscalationHandler.class);

  private final Awaiting awaiting;
  private final EscalationService escalation;
  private final Unsettled unsettled;
  private final Queues queues;

  EscalationHandler(
      Awaiting awaiting, EscalationService escalation, Unsettled unsettled, Queues queues) {
    this.awaiting = awaiting;
    this.escalation = escalation;
    this.unsettled = unsettled;
    this.queues = queues;
  }

  @Override
  public Void handleRequest(ScheduledEvent tick, Context context) {
    return awaiting.await(this::run);
  }

  private Uni<Void> run() {
    return takeDueSteps().chain(this::announceEvents).chain(this::announceDeliveries);
  }

  private Uni<Void> takeDueSteps() {
    return unsettled
        .dueNotifications()
        .map(due -> due.stream().collect(Collectors.groupingBy(DueNotification::authority)))
        .chain(this::takeStepsOfAll);
  }

  /** One authority's failure does not hold the others; it is tried again by the next tick. */
  private Uni<Void> takeStepsOfAll(Map<String, List<DueNotification>> byAuthority) {
    return Multi.createFrom()
        .iterable(byAuthority.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            entry ->
                takeSteps(entry.getKey(), entry.getValue())
                    .onFailure()
                    .invoke(this::log)
                    .onFailure()
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> takeSteps(String authority, List<DueNotification> due) {
    return escalation
        .advance(authority, due)
        .chain(planned -> queues.send(DeliveryPlanned.QUEUE, planned));
  }

  private Uni<Void> announceEvents() {
    return unsettled.claimEvents().chain(ids -> queues.send(EventAccepted.QUEUE, ids));
  }

  private Uni<Void> announceDeliveries() {
    return unsettled.claimDeliveries().chain(ids -> queues.send(DeliveryPlanned.QUEUE, ids));
  }

  private void log(Throwable failure) {
    LOG.errorf("steps of an authority failed: failure=%s", failure.getClass().getName());
  }
}

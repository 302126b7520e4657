package org.wardline.escalation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.wardline.escalation.Unsettled.Due;
import org.wardline.escalation.Unsettled.Look;
import org.wardline.escalation.Unsettled.UncheckedRota;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sqs.Queues;

/**
 * One tick: what the away hold, then due steps of notifications and reviews, authority by
 * authority, then what has to be announced again, and last the rotas that were not looked at for an
 * hour, which nothing waits for.
 */
@Named("escalation")
class EscalationHandler implements RequestHandler<ScheduledEvent, Void> {
  private static final Logger LOG = Logger.getLogger(EscalationHandler.class);

  /**
   * In the one-process mode the queue died with the process: everything unsettled is announced at
   * once.
   */
  private static final String PROCESS_STARTED = "Process Started";

  private final Awaiting awaiting;
  private final EscalationConfig config;
  private final EscalationService escalation;
  private final Unsettled unsettled;
  private final Queues queues;

  EscalationHandler(
      Awaiting awaiting,
      EscalationConfig config,
      EscalationService escalation,
      Unsettled unsettled,
      Queues queues) {
    this.awaiting = awaiting;
    this.config = config;
    this.escalation = escalation;
    this.unsettled = unsettled;
    this.queues = queues;
  }

  @Override
  public Void handleRequest(ScheduledEvent tick, Context context) {
    boolean atStart = PROCESS_STARTED.equals(tick.getDetailType());
    Duration base = atStart ? Duration.ZERO : config.announceAgainAfter();
    return awaiting.await(() -> run(base));
  }

  /** What fails keeps none of the rest from being done; the tick as a whole fails. */
  private Uni<Void> run(Duration base) {
    Uni<Look> look = unsettled.look().memoize().indefinitely();
    return look.chain(this::takeUp)
        .eventually(() -> announceEvents(base))
        .eventually(() -> announceDeliveries(base))
        .eventually(() -> look.chain(found -> ofEach(found.rotas(), this::checkRota)));
  }

  private Uni<Void> takeUp(Look found) {
    return ofEachAuthority(found.away(), escalation::handOverFromAway)
        .eventually(() -> ofEachAuthority(found.notifications(), escalation::advance))
        .eventually(() -> ofEachAuthority(found.reviews(), escalation::advanceReviews));
  }

  private Uni<Void> checkRota(UncheckedRota rota) {
    return escalation.checkRota(rota.authority()).ifNoItem().after(config.checkRotaAtMost()).fail();
  }

  private Uni<Void> ofEachAuthority(
      List<Due> found, BiFunction<String, List<Due>, Uni<List<DeliveryPlanned>>> take) {
    return ofEach(
        found.stream().collect(Collectors.groupingBy(Due::authority)).values(),
        ofOne ->
            together(ofOne, take)
                .onFailure(failure -> ofOne.size() > 1)
                .recoverWithUni(() -> oneByOne(ofOne, take)));
  }

  /** What cannot be done together is done one by one, so that one notification holds no other. */
  private Uni<Void> oneByOne(
      List<Due> ofOneAuthority, BiFunction<String, List<Due>, Uni<List<DeliveryPlanned>>> take) {
    return ofEach(ofOneAuthority, one -> together(List.of(one), take));
  }

  private Uni<Void> together(
      List<Due> ofOneAuthority, BiFunction<String, List<Due>, Uni<List<DeliveryPlanned>>> take) {
    return take.apply(ofOneAuthority.getFirst().authority(), ofOneAuthority)
        .chain(planned -> queues.send(DeliveryPlanned.QUEUE, planned));
  }

  /** One's failure does not hold the others; it is tried again by the next tick. */
  private <T> Uni<Void> ofEach(Collection<T> found, Function<T, Uni<Void>> take) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(
            one -> take.apply(one).onFailure().invoke(this::log).onFailure().recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> announceEvents(Duration base) {
    return unsettled.claimEvents(base).chain(ids -> queues.send(EventAccepted.QUEUE, ids));
  }

  private Uni<Void> announceDeliveries(Duration base) {
    return unsettled.claimDeliveries(base).chain(ids -> queues.send(DeliveryPlanned.QUEUE, ids));
  }

  private void log(Throwable failure) {
    LOG.errorf("due work failed: failure=%s", FailureName.of(failure));
  }
}

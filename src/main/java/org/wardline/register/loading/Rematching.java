package org.wardline.register.loading;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sqs.Queues;

/**
 * Announces, after a load, every event that may be about a child whom the register knows now: those
 * that nobody followed and that are not erased, those that only another council follows for as long
 * as they would not be erased, and those that wait for a person. What is not announced here, {@code
 * escalation} announces by its state.
 */
@ApplicationScoped
class Rematching {
  private static final Logger LOG = Logger.getLogger(Rematching.class);
  private static final int MOST = 10_000;

  private record Now(Instant at, int most) {}

  private final Batch batch;
  private final Queues queues;
  private final Awaiting awaiting;
  private final Clock clock;

  Rematching(Batch batch, Queues queues, Awaiting awaiting, Clock clock) {
    this.batch = batch;
    this.queues = queues;
    this.awaiting = awaiting;
    this.clock = clock;
  }

  void announce() {
    List<EventAccepted> events = awaiting.await(this::claim);
    awaiting.await(
        () ->
            queues
                .send(EventAccepted.QUEUE, events)
                .onFailure()
                .invoke(e -> LOG.warnf("events wait for the sweeper: %s", FailureName.of(e)))
                .onFailure()
                .recoverWithNull());
    LOG.infof("events to be matched again: count=%d", events.size());
  }

  @WithTransaction
  Uni<List<EventAccepted>> claim() {
    return batch.query(
        """
        select cast(json_build_object('careEventId', e.id) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (at timestamptz, most int),
          claim_events_after_load(k.at, k.most) e
        """,
        List.of(new Now(clock.instant(), MOST)),
        EventAccepted.class);
  }
}

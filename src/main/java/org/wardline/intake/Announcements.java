package org.wardline.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sqs.Queues;

/** Tells {@code matching} which care events were stored. */
@ApplicationScoped
class Announcements {

  private static final Logger LOG = Logger.getLogger(Announcements.class);

  private final Queues queues;
  private final IntakeConfig config;

  Announcements(Queues queues, IntakeConfig config) {
    this.queues = queues;
    this.config = config;
  }

  /**
   * Announces stored events. Never fails: the rows are the work, and what the queue did not take is
   * announced again from them.
   */
  Uni<Void> announce(List<UUID> careEvents) {
    return queues
        .send(EventAccepted.QUEUE, careEvents.stream().map(EventAccepted::new).toList())
        .ifNoItem()
        .after(config.announceTimeout())
        .fail()
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "care events stored but not announced: events=%d failure=%s",
                    careEvents.size(), FailureName.of(failure)))
        .onFailure()
        .recoverWithNull();
  }
}

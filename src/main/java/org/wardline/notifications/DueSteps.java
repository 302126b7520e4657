package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.wardline.messages.DeliveryPlanned;

/** Reminds owners, and takes the steps that are due, in the running transaction. */
@ApplicationScoped
class DueSteps {
  private final Reminding reminding;
  private final Overdue overdue;
  private final Unanswered unanswered;
  private final Rounds rounds;

  DueSteps(Reminding reminding, Overdue overdue, Unanswered unanswered, Rounds rounds) {
    this.reminding = reminding;
    this.overdue = overdue;
    this.unanswered = unanswered;
    this.rounds = rounds;
  }

  /** Who is late is reminded before everybody is asked anew. */
  Uni<List<DeliveryPlanned>> take(List<Notification> found, Instant now) {
    return reminding
        .remind(found, now)
        .chain(reminders -> steps(found, now).map(told -> both(reminders, told)));
  }

  private Uni<List<DeliveryPlanned>> steps(List<Notification> found, Instant now) {
    return overdue
        .reopen(found, now)
        .chain(() -> unanswered.askAnew(found, now))
        .chain(() -> rounds.advance(found.stream().filter(n -> n.isStepDue(now)).toList(), now));
  }

  private static List<DeliveryPlanned> both(
      List<DeliveryPlanned> first, List<DeliveryPlanned> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}

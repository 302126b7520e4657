package org.wardline.notifications;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wardline.notifications.History.What;
import org.wardline.teams.Teams;

/**
 * Asks everybody anew where the last step was taken and nobody has answered: the clock runs until a
 * decision is recorded. It waits for the office to open and calls out nobody at night. Nobody
 * answers what is synthetic; that is told once.
 */
@ApplicationScoped
class Unanswered {
  private final Teams teams;
  private final StoredPolicies policies;
  private final AnswerTrail trail;

  Unanswered(Teams teams, StoredPolicies policies, AnswerTrail trail) {
    this.teams = teams;
    this.policies = policies;
    this.trail = trail;
  }

  Uni<Void> askAnew(Collection<Notification> found, Instant now) {
    Map<String, List<Notification>> over =
        found.stream()
            .filter(one -> one.isStepDue(now) && !one.isHurried() && isOver(one))
            .collect(Collectors.groupingBy(Notification::authority));
    return Multi.createFrom()
        .iterable(over.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            of ->
                teams
                    .isSynthetic(of.getKey())
                    .chain(synthetic -> begin(of.getValue(), synthetic, now)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private boolean isOver(Notification one) {
    return RoundPolicy.isOver(
        policies.read(one.id(), one.policy(), one.waitsForMorning()), one.roundState());
  }

  private Uni<Void> begin(List<Notification> over, boolean synthetic, Instant now) {
    if (synthetic) {
      over.forEach(Notification::rest);
      return Uni.createFrom().voidItem();
    }
    over.forEach(one -> one.askAnew(teams.officeHours(one.authority()).openFrom(now)));
    return trail.rememberRule(What.NOBODY_ANSWERED, over, now);
  }
}

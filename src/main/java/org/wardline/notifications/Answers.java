package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.wardline.notifications.HandOvers.HandOver;
import org.wardline.notifications.OutcomesTakenBack.Reason;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * The door of people: acknowledge, hand over, conclude, take the outcome back. Each is one
 * transaction and is safe to repeat; who has not read the latest that happened changes nothing.
 */
@ApplicationScoped
public class Answers {
  static final String TABLE = "notification";

  private final AuthorityScope scope;
  private final VisibleNotifications visible;
  private final PageMarks marks;
  private final Acknowledgements acknowledgements;
  private final HandOvers handOvers;
  private final Conclusions conclusions;
  private final OutcomesTakenBack takenBack;

  Answers(
      AuthorityScope scope,
      VisibleNotifications visible,
      PageMarks marks,
      Acknowledgements acknowledgements,
      HandOvers handOvers,
      Conclusions conclusions,
      OutcomesTakenBack takenBack) {
    this.scope = scope;
    this.visible = visible;
    this.marks = marks;
    this.acknowledgements = acknowledgements;
    this.handOvers = handOvers;
    this.conclusions = conclusions;
    this.takenBack = takenBack;
  }

  /** "I have seen this": makes the worker the owner, and stops the escalation of this round. */
  @WithTransaction
  public Uni<Answer> acknowledge(Worker worker, ReadPage read) {
    return withVisible(
        worker,
        read,
        found -> found.state() == NotificationState.OPEN,
        found -> acknowledgements.record(worker, found));
  }

  /**
   * Gives it to somebody else, who is asked first in the new round that begins; nothing happens
   * when they are asked first already.
   *
   * @param note what the successor should know, or empty
   */
  @WithTransaction
  public Uni<Answer> handOver(
      Worker worker, ReadPage read, UUID to, String note, SealingKeys keys) {
    HandOver wanted = new HandOver(to, note, keys);
    return withVisible(
        worker,
        read,
        found -> found.isUndecided() && !found.asks(to) && RightsPolicy.mayHandOver(found, worker),
        found -> handOvers.record(worker, found, wanted));
  }

  /** Records what was decided; a withdrawal only when it is confirmed. */
  @WithTransaction
  public Uni<Answer> conclude(Worker worker, ReadPage read, WantedOutcome wanted) {
    return withVisible(
        worker,
        read,
        found -> found.isUndecided() && RightsPolicy.mayConclude(found, worker),
        found -> conclusions.record(worker, found, wanted));
  }

  /**
   * Takes back what a person decided, within a week: the worker holds it, and another outcome is to
   * be recorded.
   *
   * @param reason why
   */
  @WithTransaction
  public Uni<Answer> takeOutcomeBack(
      Worker worker, ReadPage read, String reason, SealingKeys keys) {
    return withVisible(
        worker,
        read,
        found -> found.hasOutcome() && RightsPolicy.mayConclude(found, worker),
        found -> takenBack.record(worker, found, new Reason(reason, keys)));
  }

  /**
   * Acts on what the worker may see.
   *
   * @param changes whether the act would change it; a repeat is answered whatever the page showed
   */
  private Uni<Answer> withVisible(
      Worker worker,
      ReadPage read,
      Predicate<Notification> changes,
      Function<Notification, Uni<Answer>> act) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> visible.findLocked(worker, read.notification()))
        .chain(
            found ->
                found
                    .map(
                        it ->
                            changes.test(it)
                                ? marks.ifRead(read, () -> act.apply(it))
                                : act.apply(it))
                    .orElseGet(() -> Uni.createFrom().item(new Answer.NotFound())));
  }
}

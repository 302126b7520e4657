package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.wardline.oversight.desk.GlassPolicy.TooMany;
import org.wardline.oversight.desk.GlassRows.Opening;
import org.wardline.teams.Worker;

/**
 * Breaks glass: one operator sees one item of the own council for a short time, for a reason, and
 * not many of them. What is restricted cannot be opened so, nor a message that mentions a child of
 * whom the operator may not know.
 */
@ApplicationScoped
class BrokenGlass {
  private final GlassRows rows;
  private final GlassMessages messages;
  private final GlassTrail trail;
  private final GlassLimits limits;
  private final Clock clock;

  BrokenGlass(
      GlassRows rows, GlassMessages messages, GlassTrail trail, GlassLimits limits, Clock clock) {
    this.rows = rows;
    this.messages = messages;
    this.trail = trail;
    this.limits = limits;
    this.clock = clock;
  }

  /** What became of the wish to open an item. */
  sealed interface Outcome {
    /** It is open. */
    record Opened(UUID id) implements Outcome {}

    /** The council has no such item, or it tells of somebody of whom they may not know. */
    record NotThere() implements Outcome {}

    /** They have opened too many lately. */
    record Refused(TooMany why) implements Outcome {}
  }

  @WithTransaction
  Uni<Outcome> open(DeskVisit operator, GlassForm form) {
    return rows.lately(operator.worker())
        .map(times -> GlassPolicy.refuse(times, clock.instant(), limits))
        .chain(
            tooMany ->
                tooMany
                    .map(why -> Uni.createFrom().<Outcome>item(new Outcome.Refused(why)))
                    .orElseGet(() -> openIfThere(operator, form)));
  }

  private Uni<Outcome> openIfThere(DeskVisit operator, GlassForm form) {
    return mayOpen(operator, form)
        .chain(
            may ->
                may
                    ? open(operator.worker(), form)
                    : Uni.createFrom().item(new Outcome.NotThere()));
  }

  /** Messages belong to the deployment. */
  private Uni<Boolean> mayOpen(DeskVisit operator, GlassForm form) {
    return form.isOfMessage() && operator.whole()
        ? messages.mayOpen(operator, form.itemId())
        : Uni.createFrom().item(!form.isOfMessage());
  }

  private Uni<Outcome> open(Worker operator, GlassForm form) {
    return rows.open(operator, form)
        .call(
            opened ->
                opened.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : trail.remember(operator, "glass broken", form.kind(), opened.get().item()))
        .map(
            opened ->
                opened
                    .<Outcome>map(one -> new Outcome.Opened(one.id()))
                    .orElseGet(Outcome.NotThere::new));
  }

  /** The opening, while it lasts and for whoever made it; that they looked is remembered. */
  @WithTransaction
  Uni<Optional<Opening>> look(Worker operator, UUID id) {
    return rows.find(operator, id)
        .map(found -> found.filter(one -> isOpen(one, operator)))
        .call(
            found ->
                found
                    .map(one -> trail.viewed(operator, one.kind(), one.item()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private boolean isOpen(Opening one, Worker operator) {
    return one.openedBy().equals(operator.id()) && clock.instant().isBefore(one.untilAt());
  }
}

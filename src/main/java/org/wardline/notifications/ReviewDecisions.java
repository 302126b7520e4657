package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/**
 * The door of people to reviews: whose child an event is about, that the sender was asked, and back
 * again. Works in the caller's transaction, which has entered the authority and made sure that the
 * worker may see the review. The answer is what is to be matched again; empty when nothing changed.
 */
@ApplicationScoped
public class ReviewDecisions {
  private record Act(
      UUID review, String what, UUID child, UUID actor, Instant at, Instant decidedAt) {
    Act(UUID review, String what, UUID child, UUID actor, Instant at) {
      this(review, what, child, actor, at, null);
    }

    private Act of(UUID decided) {
      return new Act(review, what, decided, actor, at, decidedAt);
    }
  }

  private record Decided(UUID child) {}

  private final Batch batch;
  private final WrongChild wrongChild;
  private final AuditTrail audit;
  private final Clock clock;

  ReviewDecisions(Batch batch, WrongChild wrongChild, AuditTrail audit, Clock clock) {
    this.batch = batch;
    this.wrongChild = wrongChild;
    this.audit = audit;
    this.clock = clock;
  }

  /** It is this child. */
  public Uni<Optional<List<EventAccepted>>> decide(Worker worker, UUID review, UUID child) {
    return act(DECIDE, new Act(review, "this_child", child, worker.id(), clock.instant()), worker);
  }

  /** It is none of the council's children. */
  public Uni<Optional<List<EventAccepted>>> decideNone(Worker worker, UUID review) {
    return act(DECIDE, new Act(review, "none", null, worker.id(), clock.instant()), worker);
  }

  /** The sender was asked; the review waits on. */
  public Uni<Optional<List<EventAccepted>>> recordAsked(Worker worker, UUID review) {
    Act act = new Act(review, "asked", null, worker.id(), clock.instant());
    return batch
        .execute(ASK, List.of(act))
        .chain(
            changed ->
                changed == 0
                    ? nothing()
                    : remember(act, worker).replaceWith(Optional.of(List.<EventAccepted>of())));
  }

  /**
   * Takes a decision back: the event leaves the child's file, and the review waits again.
   *
   * @param decidedAt when it was decided; another decision since is not taken back
   */
  public Uni<Optional<List<EventAccepted>>> undo(Worker worker, UUID review, Instant decidedAt) {
    Act act = new Act(review, "undone", null, worker.id(), clock.instant(), decidedAt);
    return batch
        .query(HOLD, List.of(act), Decided.class)
        .chain(held -> held.isEmpty() ? nothing() : undo(act.of(held.getFirst().child()), worker));
  }

  private Uni<Optional<List<EventAccepted>>> undo(Act act, Worker worker) {
    return wrongChild
        .removeDecided(worker, act.review(), act.at())
        .chain(() -> act(UNDO, act, worker));
  }

  private Uni<Optional<List<EventAccepted>>> act(String statement, Act act, Worker worker) {
    return batch
        .execute(statement, List.of(act))
        .chain(
            changed ->
                changed == 0
                    ? nothing()
                    : remember(act, worker)
                        .chain(() -> batch.query(AGAIN, List.of(act), EventAccepted.class))
                        .map(Optional::of));
  }

  private Uni<Void> remember(Act act, Worker worker) {
    return audit.append(
        List.of(
            AuditEntry.ofWorker(
                worker.id(),
                worker.authority(),
                "review: " + act.what().replace('_', ' '),
                "review",
                act.review(),
                act.child() == null ? "" : "child:" + act.child())));
  }

  private Uni<Optional<List<EventAccepted>>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }

  private static final String ACTS =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (review uuid, what text, child uuid, actor uuid, at timestamptz)),
      """;

  private static final String REMEMBER =
      """
      insert into review_history (review_id, authority_id, at, what, child_id, actor_id)
      select changed.id, changed.authority_id, k.at, k.what, k.child, k.actor from changed, k
      """;

  private static final String DECIDE =
      ACTS
          + """
          changed as (
            update review r set state = 'decided', decision = k.what, child_id = k.child, decided_by = k.actor,
              decided_at = k.at
            from k where r.id = k.review and r.state = 'open' returning r.id, r.authority_id)
          """
          + REMEMBER;

  private static final String ASK =
      ACTS
          + """
          changed as (
            update review r set asked_by = k.actor, asked_at = k.at
            from k where r.id = k.review and r.state = 'open' returning r.id, r.authority_id)
          """
          + REMEMBER;

  /** Until the end of the transaction nobody else decides on it or takes the decision back. */
  private static final String HOLD =
      """
      select cast(json_build_object('child', r.child_id) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (review uuid, "decidedAt" timestamptz)
      join review r on r.id = k.review and r.state = 'decided' and r.decided_at = k."decidedAt"
      for update of r
      """;

  private static final String UNDO =
      ACTS
          + """
          changed as (
            update review r set state = 'open', decision = null, child_id = null, decided_by = null, decided_at = null,
              policy = null, step_due_at = null
            from k where r.id = k.review and r.state = 'decided' returning r.id, r.authority_id)
          """
          + REMEMBER;

  private static final String AGAIN =
      """
      select cast(json_build_object('careEventId', again) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (review uuid), match_again(k.review) again
      """;
}

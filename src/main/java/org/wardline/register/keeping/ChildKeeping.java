package org.wardline.register.keeping;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.register.keeping.KeepingActs.Act;
import org.wardline.teams.Worker;

/**
 * The door of keepers to what is kept of one child: legal hold, and the removal of what is another
 * child's. Each act is one transaction, stays in the child's history, and has its entry in the
 * trail; who has not read how the child is kept changes nothing.
 */
@ApplicationScoped
public class ChildKeeping {
  private record Id(UUID id) {}

  private final Batch batch;
  private final KeepingActs acts;
  private final KeepingMarks marks;
  private final AuditTrail audit;

  ChildKeeping(Batch batch, KeepingActs acts, KeepingMarks marks, AuditTrail audit) {
    this.batch = batch;
    this.acts = acts;
    this.marks = marks;
    this.audit = audit;
  }

  /**
   * Nothing of the child is purged from now on.
   *
   * @param reason the reference of the order, never what it says
   */
  @WithTransaction
  public Uni<KeepingOutcome> hold(Worker keeper, ReadChild read, String reason) {
    Act act = acts.of(keeper, read).because(reason);
    return marks.ifRead(
        act,
        kept -> !reason.equals(kept.hold()),
        kept -> acts.write(HOLD, act, "legal hold placed"));
  }

  @WithTransaction
  public Uni<KeepingOutcome> release(Worker keeper, ReadChild read) {
    Act act = acts.of(keeper, read);
    return marks.ifRead(
        act, kept -> kept.hold() != null, kept -> acts.write(RELEASE, act, "legal hold lifted"));
  }

  /**
   * Takes the events of notifications that were withdrawn as another child's out of this child's
   * file. The notification stays, without them, as the proof of what was done.
   */
  @WithTransaction
  public Uni<KeepingOutcome> removeWrongEvents(Worker keeper, ReadChild read) {
    Act act = acts.of(keeper, read);
    return marks.ifRead(act, kept -> kept.wrongEvents() > 0, kept -> remove(act));
  }

  private Uni<KeepingOutcome> remove(Act act) {
    return batch
        .query(REMOVE, List.of(act), Id.class)
        .chain(removed -> audit.append(removals(removed, act)))
        .chain(KeepingActs::recorded);
  }

  private static List<AuditEntry> removals(List<Id> removed, Act act) {
    return removed.stream()
        .map(
            event ->
                AuditEntry.ofWorker(
                    act.actor(),
                    act.authority(),
                    "removed from the wrong file",
                    "care_event",
                    event.id(),
                    "child:" + act.child()))
        .toList();
  }

  private static final String HOLD =
      """
      insert into legal_hold (child_id, authority_id, reason, placed_by, placed_at)
      select k.child, k.authority, k.reason, k.actor, k.at from
      """
          + KeepingActs.K
          + " on conflict do nothing";

  private static final String RELEASE =
      "update legal_hold h set lifted_by = k.actor, lifted_at = k.at from "
          + KeepingActs.K
          + " where h.child_id = k.child and h.lifted_at is null";

  private static final String REMOVE =
      "with removed as (delete from episode_event e using "
          + KeepingActs.K
          + """
          , notification n where n.child_id = k.child and n.state = 'withdrawn' and n.outcome = 'WRONG_CHILD'
            and n.authority_id = k.authority and e.episode_id = n.episode_id
          returning e.care_event_id)
          select cast(json_build_object('id', care_event_id) as text) from removed
          """;
}

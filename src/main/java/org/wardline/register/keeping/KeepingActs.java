package org.wardline.register.keeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/**
 * Writes what a keeper does with the record of one child: into the child, its history and the
 * trail, in the caller's transaction, which must have entered the authority. A restricted child is
 * there for its custodian and deputy alone.
 */
@ApplicationScoped
class KeepingActs {
  /**
   * What is done to which child.
   *
   * @param seen the mark of the page from which it is done, or null
   * @param custodian who is to keep a restricted record, or null, as all that follow
   */
  record Act(
      UUID child,
      UUID actor,
      String authority,
      Instant at,
      String seen,
      UUID custodian,
      UUID deputy,
      UUID worker,
      String reason) {
    Act naming(UUID first, UUID second) {
      return new Act(child, actor, authority, at, seen, first, second, worker, reason);
    }

    Act about(UUID barred) {
      return new Act(child, actor, authority, at, seen, custodian, deputy, barred, reason);
    }

    Act because(String why) {
      return new Act(child, actor, authority, at, seen, custodian, deputy, worker, why);
    }
  }

  private record Id(UUID id) {}

  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  KeepingActs(Batch batch, AuditTrail audit, Clock clock) {
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /** An act of now that names nobody yet. */
  Act of(Worker keeper, ReadChild read) {
    return new Act(
        read.child(),
        keeper.id(),
        keeper.authority(),
        clock.instant(),
        read.mark(),
        null,
        null,
        null,
        null);
  }

  /** Whether there is such a child, for all that the keeper may know. */
  Uni<Boolean> isFound(Act act) {
    return batch.query(FOUND, List.of(act), Id.class).map(found -> !found.isEmpty());
  }

  /** The same; until the transaction ends, nobody else changes how the child is kept. */
  Uni<Boolean> lock(Act act) {
    return batch
        .query(FOUND + " for no key update of c", List.of(act), Id.class)
        .map(found -> !found.isEmpty());
  }

  /** Executes a statement over {@link #K}; what it does not change is not remembered. */
  Uni<KeepingOutcome> write(String statement, Act act, String action) {
    return isFound(act)
        .chain(
            found ->
                found
                    ? batch
                        .execute(statement, List.of(act))
                        .chain(changed -> changed == 0 ? recorded() : remember(act, action))
                    : notFound());
  }

  private Uni<KeepingOutcome> remember(Act act, String action) {
    return batch
        .query(RECORD, List.of(act), Id.class)
        .chain(
            () ->
                audit.append(
                    List.of(
                        AuditEntry.ofWorker(
                            act.actor(), act.authority(), action, "child", act.child(), ""))))
        .chain(KeepingActs::recorded);
  }

  static Uni<KeepingOutcome> recorded() {
    return Uni.createFrom().item(new KeepingOutcome.Recorded());
  }

  static Uni<KeepingOutcome> notFound() {
    return Uni.createFrom().item(new KeepingOutcome.NotFound());
  }

  /** An act as a row k. */
  static final String K =
      """
      jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, actor uuid, authority text, at timestamptz,
        custodian uuid, deputy uuid, worker uuid, reason text)
      """;

  /** The child c of an act, as far as its keeper may know of it. */
  static final String KNOWN =
      " from "
          + K
          + """
          join child c on c.id = k.child and c.authority_id = k.authority
            and (not c.restricted or k.actor in (c.custodian_id, c.deputy_id))
            and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.actor)
          """;

  private static final String FOUND = "select cast(json_build_object('id', c.id) as text)" + KNOWN;

  private static final String RECORD =
      "select cast(json_build_object('id', changed) as text) from "
          + K
          + ", record_children(array[k.child], k.at, 'worker:' || k.actor, null) changed";
}

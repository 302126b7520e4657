package org.wardline.register.keeping;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * The door of keepers to one child: restriction, bar list, legal hold, and the removal of what is
 * another child's. Each act is one transaction, stays in the child's history, and has its entry in
 * the trail. A restricted child is there for its custodian and deputy alone.
 */
@ApplicationScoped
public class ChildKeeping {
  private record Act(
      UUID child,
      UUID actor,
      String authority,
      Instant at,
      UUID custodian,
      UUID deputy,
      UUID worker,
      String reason) {}

  private record Id(UUID id) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Teams teams;
  private final AuditTrail audit;
  private final Clock clock;

  ChildKeeping(AuthorityScope scope, Batch batch, Teams teams, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Restricts a record to its custodian and deputy; who names themselves must be one of them
   * already.
   */
  @WithTransaction
  public Uni<KeepingOutcome> restrict(Worker keeper, UUID child, UUID custodian, UUID deputy) {
    Act act = act(keeper, child, custodian, deputy, null, null);
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> teams.inService(keeper.authority(), act.at()))
        .chain(
            workers ->
                RestrictionPolicy.mayKeep(custodian, deputy, workers, act.at())
                    ? restrictToOthers(act)
                    : Uni.createFrom().item(new KeepingOutcome.KeepersNotReachable()));
  }

  private Uni<KeepingOutcome> restrictToOthers(Act act) {
    return lock(act)
        .chain(() -> batch.query(NAMED_THEMSELVES, List.of(act), Id.class))
        .chain(
            found ->
                found.isEmpty()
                    ? writeUnlessBarred(RESTRICT, act, "restricted")
                    : Uni.createFrom().item(new KeepingOutcome.NamedThemselves()));
  }

  /** Lifts a restriction. */
  @WithTransaction
  public Uni<KeepingOutcome> lift(Worker keeper, UUID child) {
    return write(keeper, LIFT, act(keeper, child, null, null, null, null), "restriction lifted");
  }

  /**
   * To this worker the child reads as not found from now on; not to who keeps its restriction, nor
   * to the last of those who would be told of it.
   */
  @WithTransaction
  public Uni<KeepingOutcome> bar(Worker keeper, UUID child, UUID worker) {
    Act act = act(keeper, child, null, null, worker, null);
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> lock(act))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(new KeepingOutcome.NotFound())
                    : barUnlessTheLast(act));
  }

  private Uni<KeepingOutcome> barUnlessTheLast(Act act) {
    return emptiedRole(act)
        .chain(
            role ->
                role.isPresent()
                    ? Uni.createFrom().item(new KeepingOutcome.NobodyLeft(role.get()))
                    : writeUnlessBarred(BAR, act, "worker barred"));
  }

  private Uni<Optional<String>> emptiedRole(Act act) {
    return batch
        .query(BARRED, List.of(act), Id.class)
        .map(barred -> barred.stream().map(Id::id).collect(Collectors.toSet()))
        .chain(
            barred ->
                teams
                    .inService(act.authority(), act.at())
                    .map(present -> BarPolicy.emptiedRole(barred, act.worker(), present)));
  }

  @WithTransaction
  public Uni<KeepingOutcome> unbar(Worker keeper, UUID child, UUID worker) {
    return write(keeper, UNBAR, act(keeper, child, null, null, worker, null), "bar lifted");
  }

  /**
   * Nothing of the child is purged from now on.
   *
   * @param reason the reference of the order, never what it says
   */
  @WithTransaction
  public Uni<KeepingOutcome> hold(Worker keeper, UUID child, String reason) {
    return write(keeper, HOLD, act(keeper, child, null, null, null, reason), "legal hold placed");
  }

  @WithTransaction
  public Uni<KeepingOutcome> release(Worker keeper, UUID child) {
    return write(keeper, RELEASE, act(keeper, child, null, null, null, null), "legal hold lifted");
  }

  /**
   * Takes the events of notifications that were withdrawn as another child's out of this child's
   * file. The notification stays, without them, as the proof of what was done.
   */
  @WithTransaction
  public Uni<KeepingOutcome> removeWrongEvents(Worker keeper, UUID child) {
    Act act = act(keeper, child, null, null, null, null);
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> batch.query(FOUND, List.of(act), Id.class))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(new KeepingOutcome.NotFound())
                    : batch
                        .query(REMOVE, List.of(act), Id.class)
                        .chain(removed -> audit.append(removals(removed, act)))
                        .chain(ChildKeeping::unchanged));
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

  private Act act(
      Worker keeper, UUID child, UUID custodian, UUID deputy, UUID worker, String reason) {
    return new Act(
        child, keeper.id(), keeper.authority(), clock.instant(), custodian, deputy, worker, reason);
  }

  private Uni<KeepingOutcome> write(Worker keeper, String statement, Act act, String action) {
    return scope.enter(List.of(keeper.authority())).chain(() -> write(statement, act, action));
  }

  private Uni<KeepingOutcome> write(String statement, Act act, String action) {
    return batch
        .query(FOUND, List.of(act), Id.class)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(new KeepingOutcome.NotFound())
                    : batch
                        .execute(statement, List.of(act))
                        .chain(changed -> changed == 0 ? unchanged() : remember(act, action)));
  }

  /** A restricted child whose keepers were barred would be nobody's. */
  private Uni<KeepingOutcome> writeUnlessBarred(String statement, Act act, String action) {
    return lock(act)
        .chain(() -> batch.query(BARRED_KEEPERS, List.of(act), Id.class))
        .chain(
            barred ->
                barred.isEmpty()
                    ? write(statement, act, action)
                    : Uni.createFrom().item(new KeepingOutcome.KeepersNotReachable()));
  }

  private Uni<List<Id>> lock(Act act) {
    return batch.query(FOUND + " for no key update of c", List.of(act), Id.class);
  }

  private static Uni<KeepingOutcome> unchanged() {
    return Uni.createFrom().item(new KeepingOutcome.Recorded());
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
        .chain(ChildKeeping::unchanged);
  }

  private static final String K =
      """
      jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, actor uuid, authority text, at timestamptz,
        custodian uuid, deputy uuid, worker uuid, reason text)
      """;

  private static final String FOUND =
      "select cast(json_build_object('id', c.id) as text) from "
          + K
          + """
          join child c on c.id = k.child and c.authority_id = k.authority
            and (not c.restricted or k.actor in (c.custodian_id, c.deputy_id))
            and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.actor)
          """;

  private static final String NAMED_THEMSELVES =
      FOUND + " and not c.restricted and k.actor in (k.custodian, k.deputy)";

  private static final String BARRED_KEEPERS =
      FOUND
          + """
          and (exists (select from child_bar b where b.child_id = c.id and b.worker_id in (k.custodian, k.deputy))
            or c.restricted and k.worker in (c.custodian_id, c.deputy_id))
          """;

  private static final String BARRED =
      "select cast(json_build_object('id', b.worker_id) as text) from "
          + K
          + " join child_bar b on b.child_id = k.child";

  private static final String RESTRICT =
      "update child c set restricted = true, custodian_id = k.custodian, deputy_id = k.deputy from "
          + K
          + """
          where c.id = k.child and (not c.restricted or (c.custodian_id, c.deputy_id) is distinct from
            (k.custodian, k.deputy))
          """;

  private static final String LIFT =
      "update child c set restricted = false, custodian_id = null, deputy_id = null from "
          + K
          + " where c.id = k.child and c.restricted";

  private static final String BAR =
      """
      insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
      select k.child, k.authority, k.worker, k.actor, k.at from
      """
          + K
          + " on conflict do nothing";

  private static final String UNBAR =
      "delete from child_bar b using "
          + K
          + " where b.child_id = k.child and b.worker_id = k.worker";

  private static final String HOLD =
      """
      insert into legal_hold (child_id, authority_id, reason, placed_by, placed_at)
      select k.child, k.authority, k.reason, k.actor, k.at from
      """
          + K
          + " on conflict do nothing";

  private static final String RELEASE =
      "update legal_hold h set lifted_by = k.actor, lifted_at = k.at from "
          + K
          + " where h.child_id = k.child and h.lifted_at is null";

  private static final String REMOVE =
      "with removed as (delete from episode_event e using "
          + K
          + """
          , notification n where n.child_id = k.child and n.state = 'withdrawn' and n.outcome = 'WRONG_CHILD'
            and n.authority_id = k.authority and e.episode_id = n.episode_id
          returning e.care_event_id)
          select cast(json_build_object('id', care_event_id) as text) from removed
          """;

  private static final String RECORD =
      "select cast(json_build_object('id', changed) as text) from "
          + K
          + ", record_children(array[k.child], k.at, 'worker:' || k.actor, null) changed";
}

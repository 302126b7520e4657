package org.wardline.register.keeping;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.keeping.KeepingActs.Act;
import org.wardline.register.keeping.KeepingMarks.Kept;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * The door to who may know of one child: its custodian and deputy alone, all but who is barred, or
 * everybody with a duty. Each act is one transaction, stays in the child's history, and has its
 * entry in the trail; who has not read how the child is kept changes nothing, and whom an act would
 * refuse, it does not offer.
 */
@ApplicationScoped
public class Restrictions {
  /**
   * Who can be chosen, by name.
   *
   * @param keepers as custodian or deputy
   * @param barred to be barred from the child
   */
  public record Choices(List<Worker> keepers, List<Worker> barred) {
    private static final Choices NONE = new Choices(List.of(), List.of());

    public Choices {
      keepers = List.copyOf(keepers);
      barred = List.copyOf(barred);
    }
  }

  private final AuthorityScope scope;
  private final Teams teams;
  private final KeepingActs acts;
  private final KeepingMarks marks;

  Restrictions(AuthorityScope scope, Teams teams, KeepingActs acts, KeepingMarks marks) {
    this.scope = scope;
    this.teams = teams;
    this.acts = acts;
    this.marks = marks;
  }

  /** Whom an act of this keeper would accept; nobody when there is no such child for them. */
  @WithTransaction
  public Uni<Choices> choices(Worker keeper, UUID child) {
    Act act = acts.of(keeper, new ReadChild(child, null));
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> marks.find(act))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Choices.NONE)
                    : teams
                        .employed(act.authority(), act.at())
                        .map(workers -> choices(policy(found.get(), act), workers)));
  }

  private static Choices choices(RestrictionPolicy policy, List<Worker> workers) {
    return new Choices(
        workers.stream().filter(policy::mayBeKeeper).toList(),
        workers.stream().filter(worker -> policy.mayBeBarred(worker.id())).toList());
  }

  /**
   * Restricts a record to its custodian and deputy; who names themselves must be one of them
   * already.
   */
  @WithTransaction
  public Uni<KeepingOutcome> restrict(Worker keeper, ReadChild read, UUID custodian, UUID deputy) {
    Act act = acts.of(keeper, read).naming(custodian, deputy);
    return marks.ifRead(
        act,
        kept -> !kept.isKeptBy(custodian, deputy),
        kept ->
            teams
                .employed(act.authority(), act.at())
                .map(workers -> policy(kept, act).refusal(custodian, deputy, workers))
                .chain(refused -> unless(refused, RESTRICT, act, "restricted")));
  }

  /** Lifts a restriction. */
  @WithTransaction
  public Uni<KeepingOutcome> lift(Worker keeper, ReadChild read) {
    Act act = acts.of(keeper, read);
    return marks.ifRead(act, Kept::restricted, kept -> acts.write(LIFT, act, "restriction lifted"));
  }

  /**
   * To this worker the child reads as not found from now on; not to who keeps its restriction, nor
   * to the last of those who would be told of it.
   */
  @WithTransaction
  public Uni<KeepingOutcome> bar(Worker keeper, ReadChild read, UUID worker) {
    Act act = acts.of(keeper, read).about(worker);
    return marks.ifRead(
        act,
        kept -> !kept.barred().contains(worker),
        kept ->
            teams
                .inService(act.authority(), act.at())
                .map(present -> policy(kept, act).refusalToBar(worker, present))
                .chain(refused -> unless(refused, BAR, act, "worker barred")));
  }

  @WithTransaction
  public Uni<KeepingOutcome> unbar(Worker keeper, ReadChild read, UUID worker) {
    Act act = acts.of(keeper, read).about(worker);
    return marks.ifRead(
        act, kept -> kept.barred().contains(worker), kept -> acts.write(UNBAR, act, "bar lifted"));
  }

  private Uni<KeepingOutcome> unless(
      Optional<KeepingOutcome> refused, String statement, Act act, String action) {
    return refused
        .map(outcome -> Uni.createFrom().item(outcome))
        .orElseGet(() -> acts.write(statement, act, action));
  }

  private static RestrictionPolicy policy(Kept kept, Act act) {
    return new RestrictionPolicy(kept.standing(), act.actor(), act.at());
  }

  private static final String RESTRICT =
      "update child c set restricted = true, custodian_id = k.custodian, deputy_id = k.deputy from "
          + KeepingActs.K
          + """
          where c.id = k.child and (not c.restricted or (c.custodian_id, c.deputy_id) is distinct from
            (k.custodian, k.deputy))
          """;

  private static final String LIFT =
      "update child c set restricted = false, custodian_id = null, deputy_id = null from "
          + KeepingActs.K
          + " where c.id = k.child and c.restricted";

  private static final String BAR =
      """
      insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
      select k.child, k.authority, k.worker, k.actor, k.at from
      """
          + KeepingActs.K
          + " on conflict do nothing";

  private static final String UNBAR =
      "delete from child_bar b using "
          + KeepingActs.K
          + " where b.child_id = k.child and b.worker_id = k.worker";
}

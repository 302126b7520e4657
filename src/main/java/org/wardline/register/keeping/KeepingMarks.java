package org.wardline.register.keeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.keeping.KeepingActs.Act;
import org.wardline.register.keeping.RestrictionPolicy.Standing;

/** Tells a keeper's page that was open for a while from one that shows how a child is kept now. */
@ApplicationScoped
class KeepingMarks {
  private final AuthorityScope scope;
  private final Batch batch;
  private final KeepingActs acts;

  KeepingMarks(AuthorityScope scope, Batch batch, KeepingActs acts) {
    this.scope = scope;
    this.batch = batch;
    this.acts = acts;
  }

  /**
   * How a child is kept now.
   *
   * @param hold the reference of the legal hold, or null
   * @param mark an opaque text that differs when any of the others does
   */
  record Kept(
      boolean restricted,
      UUID custodian,
      UUID deputy,
      Set<UUID> barred,
      String hold,
      int wrongEvents,
      String mark) {
    Kept {
      barred = Set.copyOf(barred);
    }

    Standing standing() {
      return new Standing(restricted, custodian, deputy, barred);
    }

    boolean isKeptBy(UUID first, UUID second) {
      return restricted && first.equals(custodian) && second.equals(deputy);
    }
  }

  /** In the running transaction; empty when there is no such child for who acts. */
  Uni<Optional<Kept>> find(Act act) {
    return batch.query(KEPT, List.of(act), Kept.class).map(found -> found.stream().findFirst());
  }

  /**
   * Acts for who has read how the child is kept; that stays so until the running transaction ends.
   *
   * @param changes whether the act would change it; a repeat is answered whatever the page showed
   */
  Uni<KeepingOutcome> ifRead(
      Act act, Predicate<Kept> changes, Function<Kept, Uni<KeepingOutcome>> decide) {
    return scope
        .enter(List.of(act.authority()))
        .chain(() -> acts.lock(act))
        .chain(() -> find(act))
        .chain(
            found ->
                found.isEmpty()
                    ? KeepingActs.notFound()
                    : changes.test(found.get()) && !found.get().mark().equals(act.seen())
                        ? Uni.createFrom().item(new KeepingOutcome.NotRead())
                        : decide.apply(found.get()));
  }

  /** Of a child c. */
  static final String WRONG_EVENTS =
      """
      (select count(*) from notification n join episode_event e on e.episode_id = n.episode_id
        where n.child_id = c.id and n.state = 'withdrawn' and n.outcome = 'WRONG_CHILD')""";

  /** Of a child c. */
  static final String MARK =
      """
      md5(concat(c.restricted, c.custodian_id, c.deputy_id, '|',
        (select string_agg(cast(b.worker_id as text), ' ' order by b.worker_id) from child_bar b where b.child_id = c.id), '|',
        (select h.reason from legal_hold h where h.child_id = c.id and h.lifted_at is null), '|',
      """
          + WRONG_EVENTS
          + "))";

  private static final String KEPT =
      """
      select cast(json_build_object('restricted', c.restricted, 'custodian', c.custodian_id, 'deputy', c.deputy_id,
          'barred', (select coalesce(json_agg(b.worker_id), '[]') from child_bar b where b.child_id = c.id),
          'hold', (select h.reason from legal_hold h where h.child_id = c.id and h.lifted_at is null),
          'wrongEvents',
      """
          + WRONG_EVENTS
          + ", 'mark', "
          + MARK
          + ") as text)"
          + KeepingActs.KNOWN;
}

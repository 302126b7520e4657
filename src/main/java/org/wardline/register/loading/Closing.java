package org.wardline.register.loading;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;

/**
 * The last step of a load, over the whole register of a council: who is not listed any more is
 * closed, births end the mothers' plans, and numbers that two children have are disputed.
 */
@ApplicationScoped
class Closing {
  private record Of(UUID id, String authority, Instant at) {}

  private record Changed(UUID id) {}

  private final Batch batch;
  private final ChildWrites writes;

  Closing(Batch batch, ChildWrites writes) {
    this.batch = batch;
    this.writes = writes;
  }

  Uni<Void> close(Load load, Instant now) {
    List<Of> of = List.of(new Of(load.id(), load.authority(), now));
    return changedBy(NOT_LISTED, of)
        .chain(closed -> changedBesides(closed, of).chain(all -> record(closed, all, load, now)))
        .chain(() -> batch.execute(FINDINGS, of))
        .chain(() -> batch.execute(FINISH, of))
        .replaceWithVoid();
  }

  private Uni<Set<UUID>> changedBesides(Set<UUID> closed, List<Of> of) {
    return Multi.createFrom()
        .items(PLANS_OF_CLOSED, ALLOCATIONS_OF_CLOSED, MOTHERS, BIRTHS, DISPUTES)
        .onItem()
        .transformToUniAndConcatenate(statement -> changedBy(statement, of))
        .collect()
        .in(() -> new HashSet<>(closed), Set::addAll);
  }

  private Uni<Set<UUID>> record(Set<UUID> closed, Set<UUID> all, Load load, Instant now) {
    return writes.record(
        List.copyOf(all),
        load,
        child -> closed.contains(child) ? ChildTrail.CLOSED : ChildTrail.CHANGED,
        now);
  }

  private Uni<Set<UUID>> changedBy(String statement, List<Of> of) {
    return batch
        .query(
            """
            with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as r (id uuid, authority text, at timestamptz)),
            """
                + statement
                + "select distinct cast(json_build_object('id', changed.id) as text) from changed",
            of,
            Changed.class)
        .map(changed -> changed.stream().map(Changed::id).collect(Collectors.toSet()));
  }

  /**
   * The first full load after the child was last listed, be it in rows that were refused, closes
   * it; so a late file finds the same end as if it had come in time.
   */
  private static final String NOT_LISTED =
      """
      gone as (
        select c.id, min(l.as_at) as at
        from k join child c on c.authority_id = k.authority and (c.closed_at is null or c.closed_by_absence)
        join register_load l on l.authority_id = c.authority_id and l.kind = 'full'
          and (l.state = 'complete' or l.id = k.id and l.problem is null)
          and l.as_at > greatest(coalesce(c.as_at, c.recorded_at), c.listed_at)
        group by c.id),
      changed as (
        update child c set closed_at = gone.at, closed_by_absence = true from gone
        where c.id = gone.id and c.closed_at is distinct from gone.at returning c.id)
      """;

  private static final String PLANS_OF_CLOSED =
      """
      changed as (
        update plan p set ended_at = greatest(c.closed_at, p.started_at), ended_by_absence = true
        from k join child c on c.authority_id = k.authority and c.closed_by_absence
        where p.child_id = c.id and p.deleted_at is null
          and (p.ended_at is null or p.ended_by_absence and p.ended_at > greatest(c.closed_at, p.started_at))
        returning c.id)
      """;

  private static final String ALLOCATIONS_OF_CLOSED =
      """
      changed as (
        update allocation a set until_at = greatest(c.closed_at, a.from_at)
        from k join child c on c.authority_id = k.authority and c.closed_by_absence
        where a.child_id = c.id and a.until_at is null
        returning c.id)
      """;

  private static final String MOTHERS =
      """
      found as (
        select c.id, min(cast(coalesce(l.child_id, n.child_id) as text)) as mother
        from k join child c on c.authority_id = k.authority and c.mother_id is null
          and (c.mother_local_id_key is not null or c.mother_number_key is not null)
        left join child_local_id l on l.local_id_key = c.mother_local_id_key and l.authority_id = c.authority_id
        left join child_number n on n.number_key = c.mother_number_key and n.authority_id = c.authority_id
        group by c.id having count(distinct coalesce(l.child_id, n.child_id)) = 1),
      changed as (
        update child c set mother_id = cast(found.mother as uuid) from found
        where c.id = found.id and found.mother <> cast(c.id as text) returning c.id)
      """;

  /** At birth the unborn child's plan, which the mother has, gives way to the child's own. */
  private static final String BIRTHS =
      """
      born as (
        select p.id, min(own.started_at) as at
        from k join child c on c.authority_id = k.authority and c.mother_id is not null
        join plan own on own.child_id = c.id and own.type = 'CPP' and own.deleted_at is null
        join plan p on p.child_id = c.mother_id and p.type = 'UCPP' and p.started_at <= own.started_at
          and (c.date_of_birth is null
            or c.date_of_birth between p.expected_delivery_on - 140 and p.expected_delivery_on + 60)
        group by p.id),
      changed as (
        update plan u set birth_at = born.at from born
        where u.id = born.id and u.birth_at is distinct from born.at returning u.child_id as id)
      """;

  private static final String DISPUTES =
      """
      now_is as (
        select n.child_id, n.number_key, coalesce(n.own_status, n.status) as own,
          case when coalesce(n.own_status, n.status) = 'current'
              and count(*) filter (where coalesce(n.own_status, n.status) = 'current') over (partition by n.number_key) > 1
            then 'disputed' else coalesce(n.own_status, n.status) end as status
        from k join child_number n on n.authority_id = k.authority),
      changed as (
        update child_number n set status = now_is.status, own_status = now_is.own from now_is
        where n.child_id = now_is.child_id and n.number_key = now_is.number_key
          and (n.status <> now_is.status or n.own_status is null)
        returning n.child_id as id)
      """;

  private static final String FINDINGS =
      """
      update register_row r
      set findings = r.findings || cast('[{"column": "NHS_NUMBER", "fault": "NUMBER_OF_ANOTHER"}]' as jsonb)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, authority text)
      join child_number n on n.authority_id = k.authority and n.status = 'disputed' and n.own_status = 'current'
      where r.load_id = k.id and r.number_key = n.number_key and r.child_id = n.child_id
        and not r.findings @> cast('[{"fault": "NUMBER_OF_ANOTHER"}]' as jsonb)
      """;

  /**
   * A file that broke off, and one that is older than another that was loaded, is no full look at
   * the register.
   */
  private static final String FINISH =
      """
      update register_load l set
        state = case when l.problem is null then 'complete' else 'incomplete' end,
        completed_at = case when l.problem is null and not exists (
          select from register_load newer where newer.authority_id = l.authority_id and newer.completed_at is not null
            and newer.as_at > l.as_at) then k.at end,
        children = (select count(*) from child c where c.authority_id = l.authority_id and c.closed_at is null),
        settled_at = k.at, lease_until = null
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, authority text, at timestamptz)
      where l.id = k.id
      """;
}

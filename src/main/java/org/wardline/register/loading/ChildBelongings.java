package org.wardline.register.loading;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.wardline.platform.data.Batch;

/**
 * Writes what children have as a file lists it: names and ids, NHS numbers, plans and allocations.
 */
@ApplicationScoped
class ChildBelongings {
  private final Batch batch;

  ChildBelongings(Batch batch) {
    this.batch = batch;
  }

  Uni<Integer> write(List<ListedChild> children, List<ListedChild> known) {
    List<ListedChild> numbered = children.stream().filter(c -> !c.numbers().isEmpty()).toList();
    List<ListedChild> planned = children.stream().filter(c -> !c.plans().isEmpty()).toList();
    return batch
        .execute(NAMES_AND_IDS, parts(children, ListedChild::names))
        .chain(() -> batch.execute(NUMBERS, parts(numbered, ListedChild::ofNumbers)))
        .chain(() -> batch.execute(OWN_STATUS, parts(numbered, ListedChild::listing)))
        .chain(() -> batch.execute(PLANS, parts(planned, ListedChild::ofPlans)))
        .chain(() -> batch.execute(PLANS_NOT_LISTED, parts(known, ListedChild::listing)))
        .chain(
            () ->
                batch.execute(
                    ALLOCATIONS_OVER,
                    known.stream()
                        .filter(c -> c.columns().contains(Column.WORKER))
                        .map(ListedChild::allocation)
                        .toList()))
        .chain(
            () ->
                batch.execute(
                    ALLOCATIONS,
                    children.stream()
                        .filter(c -> c.worker() != null)
                        .map(ListedChild::allocation)
                        .toList()));
  }

  private static List<ListedChild.Part> parts(
      List<ListedChild> children, Function<ListedChild, ListedChild.Part> part) {
    return children.stream().map(part).toList();
  }

  private static final String NAMES_AND_IDS =
      """
      with r as (select r.*
      """
          + ChildWrites.ROWS
          + """
          ), names as (
            insert into child_name (child_id, authority_id, given_name, family_name, from_at, recorded_at)
            select r.id, r.authority, coalesce(r.given, ''), coalesce(r.family, ''), r."asAt", r.at from r
            where r.given is not null or r.family is not null
            on conflict (child_id, family_name, given_name) do update set from_at = excluded.from_at
              where excluded.from_at < child_name.from_at)
          insert into child_local_id (child_id, authority_id, local_id_key, local_id, recorded_at)
          select r.id, r.authority, decode(l.key, 'hex'), decode(l.sealed, 'hex'), r.at
          from r, jsonb_to_recordset(coalesce(r."localIds", '[]'))  as l (key text, sealed text)
          on conflict do nothing
          """;

  private static final String NUMBERS =
      """
      insert into child_number (child_id, authority_id, number_key, number, status, own_status, stated_status, from_at,
        as_at, recorded_at)
      select r.id, r.authority, decode(n.key, 'hex'), decode(n.sealed, 'hex'), n.status, n.status, n.status, r."asAt",
        r."asAt", r.at
      """
          + ChildWrites.ROWS
          + """
          cross join lateral jsonb_to_recordset(r.numbers) as n (key text, sealed text, status text)
          on conflict (child_id, number_key) do update set
            stated_status = case when excluded.as_at >= coalesce(child_number.as_at, '-infinity')
              then excluded.stated_status else child_number.stated_status end,
            as_at = greatest(excluded.as_at, child_number.as_at),
            from_at = least(excluded.from_at, child_number.from_at)
          """;

  /** Of several numbers that were current the newest is, and the others are superseded. */
  private static final String OWN_STATUS =
      """
      with stated as (
        select n.child_id, n.number_key, coalesce(n.as_at, '-infinity') as as_at,
          coalesce(n.stated_status, n.own_status, n.status) as said
        from child_number n where n.child_id in (select r.id
      """
          + ChildWrites.ROWS
          + """
          )), own as (
            select s.child_id, s.number_key, case when s.said = 'current'
                and s.as_at < max(s.as_at) filter (where s.said = 'current') over (partition by s.child_id)
              then 'superseded' else s.said end as status
            from stated s)
          update child_number n set own_status = own.status,
            status = case when own.status = 'current' and n.status = 'disputed' then 'disputed' else own.status end
          from own where n.child_id = own.child_id and n.number_key = own.number_key
            and (n.own_status is distinct from own.status
              or n.status not in (own.status, 'disputed')
              or n.status = 'disputed' and own.status not in ('current', 'disputed'))
          """;

  private static final String PLANS =
      """
      insert into plan (id, authority_id, child_id, type, started_at, ended_at, expected_delivery_on, deleted_at,
        recorded_at, as_at, ended_by_absence)
      select cast(md5(cast(r.id as text) || p.type || p.started) as uuid), r.authority, r.id, p.type,
        cast(p.started as timestamptz),
        case when p.ended is null and c.as_at > r."asAt" then greatest(c.as_at, cast(p.started as timestamptz))
          when p.ended is null and not jsonb_exists(r.columns, 'PLAN_TYPE') then (select e.ended_at from plan e
            where e.child_id = r.id and e.type = p.type and e.started_at = cast(p.started as timestamptz))
          else cast(p.ended as timestamptz) end,
        cast(p.expected as date), cast(p.deleted as timestamptz), r.at, r."asAt",
        p.ended is null and c.as_at > r."asAt"
      """
          + ChildWrites.ROWS
          + """
          cross join lateral jsonb_to_recordset(r.plans)
            as p (type text, started text, ended text, expected text, deleted text)
          join child c on c.id = r.id
          on conflict (child_id, type, started_at) do update set
            ended_at = case when excluded.ended_by_absence and plan.ended_at > excluded.as_at then plan.ended_at
              else excluded.ended_at end,
            ended_by_absence = excluded.ended_by_absence, expected_delivery_on = excluded.expected_delivery_on,
            deleted_at = excluded.deleted_at, as_at = excluded.as_at
          where plan.as_at is null or plan.as_at <= excluded.as_at
          """;

  /** A file that tells plans tells all that still run: one that is not there any more is over. */
  private static final String PLANS_NOT_LISTED =
      """
      update plan p set ended_at = greatest(r."asAt", p.started_at), ended_by_absence = true
      """
          + ChildWrites.ROWS
          + """
          join child c on c.id = r.id and c.as_at = r."asAt"
          where p.child_id = r.id and p.deleted_at is null
            and (p.ended_at is null or p.ended_by_absence and p.ended_at > greatest(r."asAt", p.started_at))
            and jsonb_exists(r.columns, 'PLAN_TYPE') and coalesce(p.as_at, '-infinity') < r."asAt"
          """;

  private static final String ALLOCATIONS_OVER =
      """
      update allocation a set until_at = greatest(r."asAt", a.from_at)
      """
          + ChildWrites.ROWS
          + """
          join child c on c.id = r.id and c.as_at = r."asAt"
          where a.child_id = r.id and coalesce(a.until_at, 'infinity') > greatest(r."asAt", a.from_at)
            and a.worker_id is distinct from r.worker
          """;

  private static final String ALLOCATIONS =
      """
      insert into allocation (id, authority_id, child_id, worker_id, team_id, from_at, recorded_at)
      select cast(md5(cast(r.id as text) || cast(r.worker as text) || coalesce(r."allocatedFrom", r."asAt")) as uuid),
        r.authority, r.id, r.worker, r.team, coalesce(r."allocatedFrom", r."asAt"), r.at
      """
          + ChildWrites.ROWS
          + """
          join child c on c.id = r.id and c.as_at = r."asAt"
          where r.worker is not null and not exists (
            select from allocation a where a.child_id = r.id and a.worker_id = r.worker and a.until_at is null
              and a.team_id is not distinct from r.team)
          on conflict (child_id, worker_id, from_at) do update set until_at = null, team_id = excluded.team_id
          """;
}

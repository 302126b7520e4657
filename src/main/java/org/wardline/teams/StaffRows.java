package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Reads teams, workers and turns of duty of the entered authorities, each by one statement. */
@ApplicationScoped
class StaffRows {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** A turn lasts a week at most; with a day's grace. */
  private static final int WINDOW_DAYS = 8;

  private record Authority(String authority) {}

  private record Wanted(UUID id) {}

  private record Moment(String authority, Instant at) {}

  private record Window(String authority, LocalDate first, LocalDate last) {}

  /** A turn of duty, and whose it is. */
  record AnyShift(Shift shift, String authority) {}

  private static final String WORKER =
      """
      select cast(json_build_object('id', w.id, 'authority', w.authority_id, 'teamId', w.team_id,
          'name', w.name, 'email', w.email, 'mobile', w.mobile, 'desktop', w.sign_in is not null,
          'leftAt', w.left_at,
          'roles', (select coalesce(json_agg(r.role), '[]') from worker_role r where r.worker_id = w.id),
          'absences', (select json_agg(json_build_object('from', a.from_at, 'until', a.until_at))
            from absence a where a.worker_id = w.id),
          'relationships', (select json_agg(json_build_object('kind', upper(t.kind), 'worker', t.worker_id,
              'during', json_build_object('from', t.from_at, 'until', t.until_at)) order by t.from_at, t.id)
            from relationship t where t.other_id = w.id)) as text)
      """;

  private final Batch batch;

  StaffRows(Batch batch) {
    this.batch = batch;
  }

  Uni<List<Team>> teams(Collection<String> authorities) {
    return batch.query(
        """
        select cast(json_build_object('id', t.id, 'authority', t.authority_id, 'name', t.name,
            'kind', case when t.ended_at is null then t.kind else 'ended' end,
            'telephone', t.telephone, 'mailbox', t.mailbox, 'managerId', t.manager_id) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
        join team t on t.authority_id = k.authority
        """,
        authorities.stream().map(Authority::new).toList(),
        Team.class);
  }

  Uni<Boolean> isSynthetic(String authority) {
    return batch
        .query(
            """
            select cast(to_json(a.synthetic) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
            join authority a on a.authority_id = k.authority
            """,
            List.of(new Authority(authority)),
            Boolean.class)
        .map(found -> found.contains(true));
  }

  /** Turns that may run within a week of these moments. */
  Uni<List<AnyShift>> shifts(Collection<String> authorities, Instant from, Instant until) {
    LocalDate first = LocalDate.ofInstant(from, LONDON).minusDays(WINDOW_DAYS);
    LocalDate last = LocalDate.ofInstant(until, LONDON).plusDays(WINDOW_DAYS);
    return batch.query(
        """
        select cast(json_build_object('authority', s.authority_id, 'shift', json_build_object(
            'teamId', s.team_id, 'slot', s.slot, 'workerId', s.worker_id, 'weekdays', s.weekdays,
            'startsAt', s.starts_at, 'lastsMinutes', s.lasts_minutes,
            'fromDate', s.from_date, 'untilDate', s.until_date)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, first date, last date)
        join shift s on s.authority_id = k.authority and s.from_date <= k.last
          and (s.until_date is null or s.until_date >= k.first)
        """,
        authorities.stream().map(authority -> new Window(authority, first, last)).toList(),
        AnyShift.class);
  }

  Uni<List<Worker>> workers(Collection<UUID> ids) {
    return batch.query(
        WORKER
            + """
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join worker w on w.id = k.id
            """,
        ids.stream().distinct().map(Wanted::new).toList(),
        Worker.class);
  }

  /**
   * These workers, whoever manages them or covers for them, whoever covers for those, and so on.
   */
  Uni<List<Worker>> workersAndTheirs(Collection<UUID> ids) {
    return batch.query(
        """
        with recursive wanted (id) as (
          select k.id from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
          union
          select t.worker_id from wanted x join relationship t on t.other_id = x.id)
        """
            + WORKER
            + "from wanted x join worker w on w.id = x.id",
        ids.stream().distinct().map(Wanted::new).toList(),
        Worker.class);
  }

  /** Everybody of an authority who has not left at that moment, by name. */
  Uni<List<Worker>> inService(String authority, Instant at) {
    return batch.query(
        WORKER
            + """
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, at timestamptz)
            join worker w on w.authority_id = k.authority and (w.left_at is null or w.left_at > k.at)
            order by w.name, w.id
            """,
        List.of(new Moment(authority, at)),
        Worker.class);
  }

  /** Everybody whom an authority ever had. */
  Uni<List<Worker>> everybody(String authority) {
    return batch.query(
        WORKER
            + """
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
            join worker w on w.authority_id = k.authority
            """,
        List.of(new Authority(authority)),
        Worker.class);
  }
}

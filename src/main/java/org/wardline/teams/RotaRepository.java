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

/**
 * The rows of the rota: its events, the turns made of them, and what was found when it was looked
 * at.
 */
@ApplicationScoped
class RotaRepository {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int LONGEST_DAYS = 8;

  private record Authority(String authority) {}

  private record Row(UUID id, RotaEvent event) {}

  private record Days(String authority, LocalDate first, LocalDate last) {}

  private record Of(String authority, LocalDate before) {}

  private record GapRow(
      UUID id, String authority, UUID team, String slot, Instant from, Instant until) {}

  /** When an authority's rota was looked at last, and how far its turns and holidays are known. */
  record Check(
      String authority, Instant checkedAt, LocalDate turnsUntil, LocalDate holidaysUntil) {}

  private final Batch batch;

  RotaRepository(Batch batch) {
    this.batch = batch;
  }

  Uni<List<RotaEvent>> events(String authority) {
    return batch.query(
        """
        select cast(json_build_object('authority', e.authority_id, 'uid', e.uid, 'recurrence', e.recurrence,
            'team', e.team_id, 'slot', e.slot, 'workers', e.workers, 'startsAt', e.starts_at,
            'lastsMinutes', e.lasts_minutes, 'rule', e.rule, 'exceptOn', e.except_on, 'alsoOn', e.also_on) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
        join rota_event e on e.authority_id = k.authority
        order by e.starts_at, e.uid, e.recurrence nulls first
        """,
        List.of(new Authority(authority)),
        RotaEvent.class);
  }

  /** The rows that are of no event. */
  Uni<List<WeeklyEvent.Row>> weekly(String authority) {
    return batch.query(
        """
        select cast(json_build_object('id', s.id, 'authority', s.authority_id, 'shift', json_build_object(
            'teamId', s.team_id, 'slot', s.slot, 'workerId', s.worker_id, 'weekdays', s.weekdays,
            'startsAt', s.starts_at, 'lastsMinutes', s.lasts_minutes,
            'fromDate', s.from_date, 'untilDate', s.until_date)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
        join shift s on s.authority_id = k.authority and s.rota_event_id is null
        order by s.from_date, s.slot, s.starts_at, s.id
        """,
        List.of(new Authority(authority)),
        WeeklyEvent.Row.class);
  }

  /** Rows in whose place an event is written. */
  Uni<Integer> removeWeekly(Collection<UUID> shifts) {
    return batch.execute(
        """
        delete from shift s using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        where s.id = k.id and s.rota_event_id is null
        """,
        shifts.stream().map(id -> new Row(id, null)).toList());
  }

  /** The turns, of calendar events and by hand, that may run within this time. */
  Uni<List<RotaViewPolicy.Kept>> kept(String authority, Span during) {
    return batch.query(
        """
        select cast(json_build_object('event', e.id, 'uid', e.uid, 'shift', json_build_object(
            'teamId', s.team_id, 'slot', s.slot, 'workerId', s.worker_id, 'weekdays', s.weekdays,
            'startsAt', s.starts_at, 'lastsMinutes', s.lasts_minutes,
            'fromDate', s.from_date, 'untilDate', s.until_date)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, first date, last date)
        join shift s on s.authority_id = k.authority and s.from_date <= k.last
          and (s.until_date is null or s.until_date >= k.first)
        left join rota_event e on e.id = s.rota_event_id
        """,
        List.of(
            new Days(
                authority,
                LocalDate.ofInstant(during.from(), LONDON).minusDays(LONGEST_DAYS),
                LocalDate.ofInstant(during.until(), LONDON))),
        RotaViewPolicy.Kept.class);
  }

  /** Its turns go with it. */
  Uni<Integer> remove(Collection<RotaEvent> events) {
    return batch.execute(
        """
        delete from rota_event e using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        where e.id = k.id
        """,
        events.stream().map(event -> new Row(event.id(), null)).toList());
  }

  Uni<Integer> insert(Collection<RotaEvent> events) {
    return batch.execute(
        """
        insert into rota_event (id, authority_id, uid, recurrence, team_id, slot, workers, starts_at,
          lasts_minutes, rule, except_on, also_on)
        select r.id, e.authority, e.uid, e.recurrence, e.team, e.slot, e.workers, e."startsAt",
          e."lastsMinutes", e.rule, e."exceptOn", e."alsoOn"
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, event jsonb),
          jsonb_to_record(r.event) as e (authority text, uid text, recurrence timestamp, team uuid, slot text,
            workers uuid[], "startsAt" timestamp, "lastsMinutes" integer, rule text, "exceptOn" timestamp[],
            "alsoOn" timestamp[])
        """,
        events.stream().map(event -> new Row(event.id(), event)).toList());
  }

  Uni<Integer> removeTurns(Collection<RotaEvent> events) {
    return batch.execute(
        """
        delete from shift s using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        where s.rota_event_id = k.id
        """,
        events.stream().map(event -> new Row(event.id(), null)).toList());
  }

  /** How many turns there are of other events than these. */
  Uni<Integer> countOthers(Collection<RotaEvent> events) {
    return batch
        .query(
            """
            with k as (select id from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid))
            select cast(to_json(count(*)) as text) from shift s
            where s.rota_event_id is not null and not exists (select from k where k.id = s.rota_event_id)
            """,
            events.stream().map(event -> new Row(event.id(), null)).toList(),
            Integer.class)
        .map(List::getFirst);
  }

  /** Turns that are there already stay. */
  Uni<Integer> insertTurns(Collection<RotaTurn> turns) {
    return batch.execute(
        """
        insert into shift (id, authority_id, team_id, slot, worker_id, weekdays, starts_at, lasts_minutes,
          from_date, until_date, rota_event_id)
        select id, authority, team, slot, worker, array[weekday], "startsAt", "lastsMinutes", "onDate", "onDate",
          event
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as t (id uuid, authority text, event uuid, team uuid,
          slot text, worker uuid, weekday smallint, "startsAt" time, "lastsMinutes" integer, "onDate" date)
        on conflict (id) do nothing
        """,
        turns);
  }

  /** Turns long past are not needed any more. */
  Uni<Integer> removeTurnsBefore(String authority, LocalDate before) {
    return batch.execute(
        """
        delete from shift s using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, before date)
        where s.authority_id = k.authority and s.rota_event_id is not null and s.until_date < k.before
        """,
        List.of(new Of(authority, before)));
  }

  Uni<List<Check>> check(String authority) {
    return batch.query(
        """
        select cast(json_build_object('authority', c.authority_id, 'checkedAt', c.checked_at,
            'turnsUntil', c.turns_until, 'holidaysUntil', c.holidays_until) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
        join rota_check c on c.authority_id = k.authority
        """,
        List.of(new Authority(authority)),
        Check.class);
  }

  Uni<Integer> record(Check check) {
    return batch.execute(
        """
        insert into rota_check (authority_id, checked_at, turns_until, holidays_until)
        select authority, "checkedAt", "turnsUntil", "holidaysUntil"
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as c (authority text, "checkedAt" timestamptz,
          "turnsUntil" date, "holidaysUntil" date)
        on conflict (authority_id) do update set checked_at = excluded.checked_at,
          turns_until = excluded.turns_until, holidays_until = excluded.holidays_until
        """,
        List.of(check));
  }

  Uni<Integer> replaceGaps(String authority, List<RotaGap> gaps) {
    return batch
        .execute(
            """
            delete from rota_gap g using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
            where g.authority_id = k.authority
            """,
            List.of(new Authority(authority)))
        .chain(() -> insertGaps(gaps));
  }

  private Uni<Integer> insertGaps(List<RotaGap> gaps) {
    return batch.execute(
        """
        insert into rota_gap (id, authority_id, team_id, slot, from_at, until_at)
        select id, authority, team, slot, "from", until
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as g (id uuid, authority text, team uuid, slot text,
          "from" timestamptz, until timestamptz)
        """,
        gaps.stream().map(RotaRepository::row).toList());
  }

  private static GapRow row(RotaGap gap) {
    return new GapRow(
        gap.id(),
        gap.authority(),
        gap.team(),
        gap.slot(),
        gap.during().from(),
        gap.during().until());
  }
}

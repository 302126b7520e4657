package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** The rows of absences, covers and leavers; each is written once, whatever is repeated. */
@ApplicationScoped
class AbsenceRepository {
  /** As long a leaver who was recorded by a manager can be taken back. */
  private static final Duration LEAVERS_SHOWN = Duration.ofDays(100);

  private record Row(
      UUID id, String authority, UUID worker, UUID other, Instant from, Instant until) {}

  private record Wanted(String authority, Instant now, Instant since) {}

  private record Leaver(UUID worker, Instant at, UUID by) {}

  private final Batch batch;

  AbsenceRepository(Batch batch) {
    this.batch = batch;
  }

  /** What is not over, by name. */
  Uni<List<AbsenceEntry>> find(String authority, Instant now) {
    return batch.query(
        """
        select cast(json_build_object('id', e.id, 'kind', e.kind, 'authority', k.authority, 'worker', w.id,
            'name', w.name, 'cover', c.id, 'coverName', c.name,
            'during', json_build_object('from', e.from_at, 'until', e.until_at)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, now timestamptz, since timestamptz)
        cross join lateral (
          select a.id, 'AWAY' as kind, a.worker_id, cast(null as uuid) as cover_id, a.from_at, a.until_at
          from absence a join worker w on w.id = a.worker_id and (w.left_at is null or w.left_at > k.now)
          where a.authority_id = k.authority and (a.until_at is null or a.until_at > k.now)
          union all
          select t.id, 'COVER', t.other_id, t.worker_id, t.from_at, t.until_at
          from relationship t
          where t.authority_id = k.authority and t.kind = 'covers_for' and (t.until_at is null or t.until_at > k.now)
          union all
          select w.id, 'LEAVER', w.id, null, w.left_at, null
          from worker w
          where w.authority_id = k.authority and w.leaver_recorded_by is not null and w.left_at > k.since) e
        join worker w on w.id = e.worker_id
        left join worker c on c.id = e.cover_id
        order by w.name, w.id, e.from_at, e.kind, e.id
        """,
        List.of(new Wanted(authority, now, now.minus(LEAVERS_SHOWN))),
        AbsenceEntry.class);
  }

  Uni<Integer> away(Worker worker, Span during) {
    return insertAbsence(row(worker.authority(), worker.id(), null, during));
  }

  private Uni<Integer> insertAbsence(Row row) {
    return batch.execute(
        """
        insert into absence (id, authority_id, worker_id, from_at, until_at)
        select id, authority, worker, "from", until
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, worker uuid,
          "from" timestamptz, until timestamptz)
        on conflict (id) do nothing
        """,
        List.of(row));
  }

  Uni<Integer> cover(Worker cover, Worker other, Span during) {
    return insertCover(row(other.authority(), cover.id(), other.id(), during));
  }

  private Uni<Integer> insertCover(Row row) {
    return batch.execute(
        """
        insert into relationship (id, authority_id, kind, worker_id, other_id, from_at, until_at)
        select id, authority, 'covers_for', worker, other, "from", until
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, worker uuid,
          other uuid, "from" timestamptz, until timestamptz)
        on conflict (id) do nothing
        """,
        List.of(row));
  }

  Uni<Integer> left(Worker worker, Instant at, UUID by) {
    return writeLeaver(new Leaver(worker.id(), at, by));
  }

  private Uni<Integer> writeLeaver(Leaver leaver) {
    return batch.execute(
        """
        update worker w set left_at = r.at, leaver_recorded_by = r.by
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (worker uuid, at timestamptz, by uuid)
        where w.id = r.worker
        """,
        List.of(leaver));
  }

  /** Writes it anew with another time; its id is made of that, so that it is another row. */
  Uni<Integer> replace(AbsenceEntry entry, Span during) {
    return remove(entry).chain(() -> insert(entry.lasting(during)));
  }

  private Uni<Integer> insert(AbsenceEntry entry) {
    return switch (entry.kind()) {
      case AWAY -> insertAbsence(row(entry.authority(), entry.worker(), null, entry.during()));
      case COVER ->
          insertCover(row(entry.authority(), entry.cover(), entry.worker(), entry.during()));
      case LEAVER -> throw new IllegalStateException("a leaver has no end");
    };
  }

  /** As if it had never been recorded. */
  Uni<Integer> remove(AbsenceEntry entry) {
    return switch (entry.kind()) {
      case AWAY -> delete("absence", entry);
      case COVER -> delete("relationship", entry);
      case LEAVER -> writeLeaver(new Leaver(entry.worker(), null, null));
    };
  }

  private Uni<Integer> delete(String table, AbsenceEntry entry) {
    return batch.execute(
        """
        delete from %s t using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid) where t.id = k.id
        """
            .formatted(table),
        List.of(new Row(entry.id(), null, null, null, null, null)));
  }

  private static Row row(String authority, UUID worker, UUID other, Span during) {
    String key =
        String.join(
            "|",
            worker.toString(),
            String.valueOf(other),
            during.from().toString(),
            String.valueOf(during.until()));
    return new Row(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        authority,
        worker,
        other,
        during.from(),
        during.until());
  }
}

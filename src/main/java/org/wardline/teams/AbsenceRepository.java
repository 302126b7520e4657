package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** The rows of absences, covers and leavers; each is written once, whatever is repeated. */
@ApplicationScoped
class AbsenceRepository {
  private record Row(
      UUID id, String authority, UUID worker, UUID other, Instant from, Instant until) {}

  private final Batch batch;

  AbsenceRepository(Batch batch) {
    this.batch = batch;
  }

  Uni<Integer> away(Worker worker, Span during) {
    return batch.execute(
        """
        insert into absence (id, authority_id, worker_id, from_at, until_at)
        select id, authority, worker, "from", until
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, worker uuid,
          "from" timestamptz, until timestamptz)
        on conflict (id) do nothing
        """,
        List.of(row(worker, null, during)));
  }

  Uni<Integer> cover(Worker cover, Worker other, Span during) {
    return batch.execute(
        """
        insert into relationship (id, authority_id, kind, worker_id, other_id, from_at, until_at)
        select id, authority, 'covers_for', worker, other, "from", until
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, worker uuid,
          other uuid, "from" timestamptz, until timestamptz)
        on conflict (id) do nothing
        """,
        List.of(row(cover, other, during)));
  }

  Uni<Integer> left(Worker worker, Instant at) {
    return batch.execute(
        """
        update worker w set left_at = r."from"
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (worker uuid, "from" timestamptz)
        where w.id = r.worker
        """,
        List.of(row(worker, null, new Span(at, null))));
  }

  private static Row row(Worker worker, Worker other, Span during) {
    UUID otherId = other == null ? null : other.id();
    String key =
        String.join(
            "|",
            worker.id().toString(),
            String.valueOf(otherId),
            during.from().toString(),
            String.valueOf(during.until()));
    return new Row(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        worker.authority(),
        worker.id(),
        otherId,
        during.from(),
        during.until());
  }
}

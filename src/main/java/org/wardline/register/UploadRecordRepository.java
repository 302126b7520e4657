package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Queries of {@code upload_record}, and what its codes mean for each child. */
@ApplicationScoped
class UploadRecordRepository {
  private static final String ROWS =
      "from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ";

  /** A record of a new file; the key is in hex. */
  record NewRecord(
      UUID uploadId, int position, String authority, UUID childId, String contentKey) {}

  private record Of(UUID id) {}

  /** The code that a record got. */
  record Coded(UUID uploadId, int position, String code, Instant at) {}

  private final Batch batch;

  UploadRecordRepository(Batch batch) {
    this.batch = batch;
  }

  Uni<Integer> insert(Collection<NewRecord> records) {
    return batch.execute(
        """
        insert into upload_record (upload_id, position, authority_id, child_id, content_key)
        select "uploadId", position, authority, "childId", decode("contentKey", 'hex')
        """
            + ROWS
            + """
            ("uploadId" uuid, position integer, authority text, "childId" uuid, "contentKey" text)
            """,
        records);
  }

  /** The children of a file, each once. */
  Uni<List<UUID>> children(UUID upload) {
    return batch.query(
        """
        select distinct cast(to_json(r.child_id) as text) from upload_record r
        join jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid) on r.upload_id = k.id
        """,
        List.of(new Of(upload)),
        UUID.class);
  }

  /** Records the codes, and what they mean for each child's line. */
  Uni<Integer> code(Collection<Coded> coded) {
    return batch
        .execute(
            "update upload_record r set code = k.code "
                + ROWS
                + """
                ("uploadId" uuid, position integer, code text)
                where r.upload_id = k."uploadId" and r.position = k.position
                """,
            coded)
        .chain(
            () ->
                batch.execute(
                    """
                    insert into upload_line (child_id, authority_id, loaded_key, loaded_at, problem, problem_key,
                      problem_since)
                    select r.child_id, r.authority_id, case when k.code = 'CPR06' then r.content_key end,
                      case when k.code = 'CPR06' then k.at end, nullif(k.code, 'CPR06'),
                      case when k.code <> 'CPR06' then r.content_key end, case when k.code <> 'CPR06' then k.at end
                    """
                        + ROWS
                        + """
                        ("uploadId" uuid, position integer, code text, at timestamptz)
                        join upload_record r on r.upload_id = k."uploadId" and r.position = k.position
                        on conflict (child_id) do update set
                          loaded_key = coalesce(excluded.loaded_key, upload_line.loaded_key),
                          loaded_at = coalesce(excluded.loaded_at, upload_line.loaded_at),
                          problem_since = case when excluded.problem is not distinct from upload_line.problem
                            then upload_line.problem_since else excluded.problem_since end,
                          custodian_told_at = case when excluded.problem is not distinct from upload_line.problem
                            then upload_line.custodian_told_at end,
                          problem = excluded.problem, problem_key = excluded.problem_key
                        """,
                    coded));
  }

  /** The numbers of records that CP-IS calls superseded are no longer the ones in use. */
  Uni<Integer> supersede(Collection<Coded> coded) {
    return batch.execute(
        "update child_number n set status = 'superseded' "
            + ROWS
            + """
            ("uploadId" uuid, position integer, code text)
            join upload_record r on r.upload_id = k."uploadId" and r.position = k.position
            join upload u on u.id = r.upload_id
            where k.code = 'CPR05' and n.child_id = r.child_id and n.status = 'current'
              and n.recorded_at <= u.made_at
            """,
        coded);
  }
}

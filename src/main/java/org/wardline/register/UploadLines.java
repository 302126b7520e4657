package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** The lines of the work list: kept up by each planning, so that the list empties itself. */
@ApplicationScoped
class UploadLines {

  private static final String ROWS =
      "from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ";

  private record Withheld(UUID childId, String authority, String problem, Instant at) {}

  private record Child(UUID childId) {}

  private record Reader(String authority, UUID worker, Instant at) {}

  private record Line(UUID childId, String problem, Instant since) {}

  private record Told(UUID childId, Instant at) {}

  private final Batch batch;

  UploadLines(Batch batch) {
    this.batch = batch;
  }

  /** Takes over what a planning found. */
  Uni<Void> keep(String authority, UploadContent content, Instant now) {
    return batch
        .execute(
            """
            insert into upload_line (child_id, authority_id, problem, problem_since)
            select "childId", authority, problem, at
            """
                + ROWS
                + """
                ("childId" uuid, authority text, problem text, at timestamptz)
                on conflict (child_id) do update set
                  problem_since = case when upload_line.problem = excluded.problem
                    then upload_line.problem_since else excluded.problem_since end,
                  problem = excluded.problem, problem_key = null
                """,
            content.withheld().stream()
                .map(kept -> new Withheld(kept.childId(), authority, kept.reason().name(), now))
                .toList())
        .chain(() -> clear("true", content.notNeeded()))
        .chain(() -> clear("l.problem not like 'CPR__'", content.eligible()))
        .replaceWithVoid();
  }

  private Uni<Integer> clear(String which, List<UUID> children) {
    return batch.execute(
        "update upload_line l set problem = null, problem_key = null, problem_since = null "
            + ROWS
            + "(\"childId\" uuid) where l.child_id = k.\"childId\" and l.problem is not null and "
            + which,
        children.stream().map(Child::new).toList());
  }

  /** What a reader may see: restricted children and sensitive records only their custodians. */
  Uni<List<WorkLine>> workList(String authority, UUID reader) {
    return batch
        .query(
            """
            select cast(json_build_object('childId', l.child_id, 'problem', l.problem, 'since', l.problem_since)
              as text)
            """
                + ROWS
                + """
                (authority text, worker uuid)
                join upload_line l on l.authority_id = k.authority and l.problem is not null
                join child c on c.id = l.child_id
                where (not c.restricted and l.problem <> 'CPR02') or k.worker in (c.custodian_id, c.deputy_id)
                order by l.problem_since, l.child_id
                """,
            List.of(new Reader(authority, reader, null)),
            Line.class)
        .map(
            lines ->
                lines.stream()
                    .map(
                        line ->
                            new WorkLine(
                                line.childId(), UploadProblem.of(line.problem()), line.since()))
                    .toList());
  }

  /** Records that the NHS calls sensitive, of which no custodian has heard. */
  Uni<List<Sensitive>> untold(String authority) {
    return batch.query(
        "select cast(json_build_object('childId', l.child_id, 'custodianId', c.custodian_id) as"
            + " text) "
            + ROWS
            + """
            (authority text) join upload_line l on l.authority_id = k.authority
            join child c on c.id = l.child_id
            where l.problem = 'CPR02' and l.custodian_told_at is null
            """,
        List.of(new Reader(authority, null, null)),
        Sensitive.class);
  }

  Uni<Integer> told(UUID child, Instant at) {
    return batch.execute(
        "update upload_line l set custodian_told_at = k.at "
            + ROWS
            + "(\"childId\" uuid, at timestamptz) where l.child_id = k.\"childId\"",
        List.of(new Told(child, at)));
  }
}

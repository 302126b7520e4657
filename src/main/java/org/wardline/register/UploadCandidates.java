package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.PlainText;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/** Reads everybody whom CP-IS may have to know, with what it holds of them. */
@ApplicationScoped
class UploadCandidates {

  private record Asked(String authority, Instant endedAfter) {}

  private record Row(
      UUID id,
      boolean restricted,
      String number,
      boolean replaced,
      String localId,
      String given,
      String family,
      LocalDate born,
      List<Plan> plans,
      Line line) {}

  /** What the work list and CP-IS hold of somebody; keys are in hex, and may be null. */
  record Line(String loadedKey, String problem, String problemKey) {

    static final Line NONE = new Line(null, null, null);
  }

  /** A candidate with the line. */
  record Listed(UploadCandidate candidate, Line line) {}

  private final Batch batch;

  UploadCandidates(Batch batch) {
    this.batch = batch;
  }

  /** Everybody of an entered authority with a plan that has not ended before that moment. */
  Uni<List<Listed>> all(String authority, Instant endedAfter, SealingKeys keys) {
    return batch
        .query(
            """
            select cast(json_build_object('id', c.id, 'restricted', c.restricted,
                'number', (select encode(n.number, 'hex') from child_number n
                  where n.child_id = c.id and n.status = 'current' order by n.recorded_at desc limit 1),
                'replaced', exists (select from child_number n
                  where n.child_id = c.id and n.status in ('superseded', 'inactive')),
                'localId', encode(c.local_id, 'hex'), 'given', c.given_name, 'family', c.family_name,
                'born', c.date_of_birth,
                'plans', (select coalesce(json_agg(json_build_object('type', p.type, 'startedAt', p.started_at,
                    'endedAt', p.ended_at, 'expectedDeliveryOn', p.expected_delivery_on, 'deletedAt', p.deleted_at)),
                    '[]') from plan p where p.child_id = c.id),
                'line', case when l.child_id is null then null else json_build_object(
                    'loadedKey', encode(l.loaded_key, 'hex'), 'problem', l.problem,
                    'problemKey', encode(l.problem_key, 'hex')) end) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, "endedAfter" timestamptz)
            join child c on c.authority_id = k.authority
            left join upload_line l on l.child_id = c.id
            where l.child_id is not null or exists (select from plan p
              where p.child_id = c.id and (p.ended_at is null or p.ended_at > k."endedAfter"))
            order by c.id
            """,
            List.of(new Asked(authority, endedAfter)),
            Row.class)
        .map(rows -> rows.stream().map(row -> listed(row, keys)).toList());
  }

  private static Listed listed(Row row, SealingKeys keys) {
    Line line = row.line() == null ? Line.NONE : row.line();
    return new Listed(
        new UploadCandidate(
            row.id(),
            row.restricted(),
            opened(row.number(), "child_number", row.id(), keys).flatMap(NhsNumber::find),
            row.replaced(),
            opened(row.localId(), "child", row.id(), keys),
            PlainText.tidy(row.given()),
            PlainText.tidy(row.family()),
            Optional.ofNullable(row.born()),
            row.plans(),
            line.loadedKey() != null),
        line);
  }

  private static Optional<String> opened(String hex, String table, UUID id, SealingKeys keys) {
    return Optional.ofNullable(hex).map(bytes -> keys.openText(bytes, table, id));
  }
}

package org.wardline.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.CareEvent;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The care events as matching sees them: reads and opens the undecided, and records what was
 * decided.
 */
@ApplicationScoped
class StoredEvents {
  private static final String TABLE = "care_event";

  /** An undecided care event, opened. */
  record Stored(UUID id, Instant acceptedAt, CareEvent event) {}

  /** What was decided: the state, and whether the body is erased. */
  record Decided(UUID id, String state, boolean erase, Instant at) {}

  private record Row(UUID id, Instant acceptedAt, String body) {}

  private final Batch batch;
  private final ObjectMapper json;

  StoredEvents(Batch batch, ObjectMapper json) {
    this.batch = batch;
    this.json = json;
  }

  /** Those of the announced that are still to be decided, locked until the transaction ends. */
  Uni<List<Stored>> claim(Collection<EventAccepted> announced, SealingKeys keys) {
    return batch
        .query(
            """
            select cast(json_build_object('id', c.id, 'acceptedAt', c.accepted_at,
                'body', encode(c.body, 'hex')) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ("careEventId" uuid)
            join care_event c on c.id = k."careEventId"
            where c.state in ('accepted', 'nobody_follows', 'in_review') and c.body is not null
            order by c.id for update of c
            """,
            announced,
            Row.class)
        .map(rows -> rows.stream().map(row -> open(row, keys)).toList());
  }

  private Stored open(Row row, SealingKeys keys) {
    byte[] body = keys.open(HexFormat.of().parseHex(row.body()), TABLE, row.id());
    try {
      return new Stored(row.id(), row.acceptedAt(), json.readValue(body, CareEvent.class));
    } catch (IOException e) {
      throw new IllegalStateException("care event " + row.id() + " does not open as one");
    }
  }

  Uni<Void> record(List<Decided> decided) {
    return batch
        .execute(
            """
            update care_event c set state = d.state, looked_at = d.at,
              body = case when d.erase then null else c.body end,
              erased_at = case when d.erase then d.at end
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as d (id uuid, state text, erase boolean, at timestamptz)
            where c.id = d.id
            """,
            decided)
        .replaceWithVoid();
  }
}

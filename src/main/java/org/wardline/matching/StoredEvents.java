package org.wardline.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
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

  /**
   * A care event that is to be decided, opened.
   *
   * @param followedBy councils for which nothing is to be decided any more
   */
  record Stored(UUID id, Instant acceptedAt, CareEvent event, Set<String> followedBy) {
    Stored {
      followedBy = Set.copyOf(followedBy);
    }
  }

  /**
   * What was decided: the state, and whether the body is erased.
   *
   * @param followedBy the councils for which it was matched
   * @param openToOthers whether it is looked at again after the next load
   */
  record Decided(
      UUID id,
      String state,
      boolean erase,
      Set<String> followedBy,
      boolean openToOthers,
      Instant at) {
    Decided {
      followedBy = Set.copyOf(followedBy);
    }
  }

  private record Row(UUID id, Instant acceptedAt, String body, Set<String> followedBy) {}

  private final Batch batch;
  private final ObjectMapper json;

  StoredEvents(Batch batch, ObjectMapper json) {
    this.batch = batch;
    this.json = json;
  }

  /**
   * Those of the announced that are still to be decided, be it only for other councils, locked
   * until the transaction ends.
   */
  Uni<List<Stored>> claim(Collection<EventAccepted> announced, SealingKeys keys) {
    return batch
        .query(
            """
            select cast(json_build_object('id', c.id, 'acceptedAt', c.accepted_at,
                'body', encode(c.body, 'hex'),
                'followedBy', case when c.state = 'matched' then c.followed_by else '{}' end) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ("careEventId" uuid)
            join care_event c on c.id = k."careEventId"
            where c.body is not null and (c.state in ('accepted', 'nobody_follows', 'in_review')
              or c.state = 'matched' and c.open_to_others
                and not exists (select from care_event x where x.cancels = c.id))
            order by c.id for update of c
            """,
            announced,
            Row.class)
        .map(rows -> rows.stream().map(row -> open(row, keys)).toList());
  }

  private Stored open(Row row, SealingKeys keys) {
    byte[] body = keys.open(HexFormat.of().parseHex(row.body()), TABLE, row.id());
    try {
      return new Stored(
          row.id(), row.acceptedAt(), json.readValue(body, CareEvent.class), row.followedBy());
    } catch (IOException e) {
      throw new IllegalStateException("care event " + row.id() + " does not open as one");
    }
  }

  Uni<Void> record(List<Decided> decided) {
    return batch
        .execute(
            """
            update care_event c set state = d.state, looked_at = d.at, open_to_others = d."openToOthers",
              followed_by = array(select unnest(c.followed_by) union select unnest(d."followedBy")),
              body = case when d.erase then null else c.body end,
              erased_at = case when d.erase then d.at end
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
              as d (id uuid, state text, erase boolean, "followedBy" text[], "openToOthers" boolean, at timestamptz)
            where c.id = d.id
            """,
            decided)
        .replaceWithVoid();
  }
}

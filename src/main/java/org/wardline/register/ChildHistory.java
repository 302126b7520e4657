package org.wardline.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/**
 * The door to what was known of a child of an entered authority at some moment: the record as it
 * stood here then (recorded time), in which plans, names, numbers and allocations carry from when
 * to when they hold (valid time).
 */
@ApplicationScoped
public class ChildHistory {
  private record Asked(UUID child, Instant at) {}

  private final Batch batch;

  ChildHistory(Batch batch) {
    this.batch = batch;
  }

  /**
   * What was known.
   *
   * @param recordedAt since when it was known here
   * @param asAt for when the council's system said so, or null
   * @param content the record; NHS numbers and local ids by their keys
   */
  public record Known(Instant recordedAt, Instant asAt, JsonNode content) {
    @Override
    public String toString() {
      return "Known[" + recordedAt + ']';
    }
  }

  /** Empty when nothing was known then. */
  public Uni<Optional<Known>> find(UUID child, Instant at) {
    return batch
        .query(
            """
            select cast(json_build_object('recordedAt', h.recorded_at, 'asAt', h.as_at, 'content', h.content) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, at timestamptz)
            join child_history h on h.child_id = k.child and h.recorded_at <= k.at
            order by h.position desc limit 1
            """,
            List.of(new Asked(child, at)),
            Known.class)
        .map(known -> known.stream().findFirst());
  }
}

package org.wardline.notifications;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.CareEvent;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * The door to what waits for a person's decision on whose child it is. Reads in the caller's
 * transaction, which must have entered the authority and records who read.
 */
@ApplicationScoped
public class OpenReviews {
  private static final String TABLE = "review";

  private static final Duration MAY_BE_UNDONE = Duration.ofDays(7);

  private record Wanted(String authority, Instant since) {}

  private record Row(
      UUID id,
      String reason,
      Instant openedAt,
      String details,
      String explanation,
      List<UUID> candidates,
      Instant askedAt,
      String decision,
      UUID child) {}

  private final Batch batch;
  private final ObjectMapper json;
  private final Clock clock;

  OpenReviews(Batch batch, ObjectMapper json, Clock clock) {
    this.batch = batch;
    this.json = json;
    this.clock = clock;
  }

  /** Whether somebody decides such questions for their authority: duty, EDS and managers. */
  public boolean mayDecide(Worker worker) {
    return RightsPolicy.oversees(worker);
  }

  /** The open ones, the oldest first, then those decided in the last week; at most 100. */
  public Uni<List<OpenReview>> list(String authority, SealingKeys keys) {
    return batch
        .query(
            """
            select cast(json_build_object('id', r.id, 'reason', r.reason, 'openedAt', r.opened_at,
                'details', encode(r.details, 'hex'), 'explanation', encode(r.explanation, 'hex'),
                'candidates', r.candidates, 'askedAt', r.asked_at, 'decision', r.decision,
                'child', r.child_id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, since timestamptz)
            join review r on r.authority_id = k.authority and (r.state = 'open' or r.decided_at > k.since)
            order by r.state desc, r.opened_at, r.id
            limit 100
            """,
            List.of(new Wanted(authority, clock.instant().minus(MAY_BE_UNDONE))),
            Row.class)
        .map(rows -> rows.stream().map(row -> open(row, keys)).toList());
  }

  private OpenReview open(Row row, SealingKeys keys) {
    return new OpenReview(
        row.id(),
        row.reason(),
        row.openedAt(),
        opened(row.details(), row, keys, new TypeReference<CareEvent>() {}),
        row.candidates(),
        row.explanation() == null
            ? List.of()
            : opened(row.explanation(), row, keys, new TypeReference<List<ReviewExplanation>>() {}),
        row.askedAt(),
        row.decision(),
        row.child());
  }

  private <T> T opened(String sealed, Row row, SealingKeys keys, TypeReference<T> type) {
    byte[] plain = keys.open(HexFormat.of().parseHex(sealed), TABLE, row.id());
    try {
      return json.readValue(plain, type);
    } catch (IOException e) {
      throw new IllegalStateException("review " + row.id() + " holds what is unreadable");
    }
  }
}

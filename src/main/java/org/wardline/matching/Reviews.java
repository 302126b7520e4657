package org.wardline.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wardline.matching.Decisions.Review;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/** Keeps what a person must decide: once for each event and authority. */
@ApplicationScoped
class Reviews {
  private static final String TABLE = "review";

  private record Row(
      UUID id,
      String authority,
      UUID careEvent,
      String reason,
      List<UUID> candidates,
      String details,
      String explanation,
      Instant at) {}

  private final Batch batch;
  private final ObjectMapper json;

  Reviews(Batch batch, ObjectMapper json) {
    this.batch = batch;
    this.json = json;
  }

  Uni<Void> open(List<Review> reviews, SealingKeys keys, Instant now) {
    return batch
        .execute(
            """
            insert into review (id, authority_id, care_event_id, reason, candidates, details, explanation, opened_at)
            select id, authority, "careEvent", reason, candidates, decode(details, 'hex'), decode(explanation, 'hex'), at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, "careEvent" uuid,
              reason text, candidates uuid[], details text, explanation text, at timestamptz)
            on conflict do nothing
            """,
            reviews.stream().map(review -> row(review, keys, now)).toList())
        .replaceWithVoid();
  }

  private Row row(Review review, SealingKeys keys, Instant now) {
    UUID id = derivedId(review);
    return new Row(
        id,
        review.authority(),
        review.stored().id(),
        review.reason().name().toLowerCase(Locale.ROOT),
        review.candidates(),
        sealed(review.stored().event(), keys, id),
        review.explanations().isEmpty() ? null : sealed(review.explanations(), keys, id),
        now);
  }

  private static UUID derivedId(Review review) {
    String key = review.stored().id() + "|" + review.authority();
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  private String sealed(Object plain, SealingKeys keys, UUID id) {
    try {
      return HexFormat.of().formatHex(keys.seal(json.writeValueAsBytes(plain), TABLE, id));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("care events and explanations are plain records", e);
    }
  }
}

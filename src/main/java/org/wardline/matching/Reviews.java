package org.wardline.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wardline.matching.Decisions.Review;
import org.wardline.matching.Decisions.Settled;
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

  private record TakenBack(UUID careEvent, Instant at) {}

  private record Asked(UUID event) {}

  private record Closed(UUID careEvent, String authority, UUID child, Instant at) {}

  /**
   * What was said on an event before.
   *
   * @param decision this_child or none; null while it waits
   */
  record Word(UUID event, String authority, String decision, UUID child) {
    boolean isDecided() {
      return decision != null;
    }
  }

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
            on conflict (authority_id, care_event_id) do update set reason = excluded.reason,
              candidates = excluded.candidates, explanation = excluded.explanation
            where review.state = 'open'
            """,
            reviews.stream().map(review -> row(review, keys, now)).toList())
        .replaceWithVoid();
  }

  /** Nobody needs to decide any more about events that their sender took back. */
  Uni<Void> close(Collection<UUID> careEvents, Instant now) {
    return batch
        .execute(
            """
            update review r set state = 'decided', decision = 'none', decided_at = k.at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ("careEvent" uuid, at timestamptz)
            where r.care_event_id = k."careEvent" and r.state = 'open'
            """,
            careEvents.stream().map(event -> new TakenBack(event, now)).toList())
        .replaceWithVoid();
  }

  /** What was said of the events before; needs no authority. */
  Uni<List<Word>> find(List<UUID> events) {
    return batch.query(
        """
        select cast(json_build_object('event', f.event_id, 'authority', f.authority_id,
            'decision', f.decision, 'child', f.child_id) as text)
        from find_reviews(cast(cast(?1 as text) as jsonb)) f
        """,
        events.stream().map(Asked::new).toList(),
        Word.class);
  }

  /** Closes reviews that the register has made clear. */
  Uni<Void> settle(List<Settled> settled, Instant now) {
    return batch
        .execute(
            """
            with s as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as r ("careEvent" uuid, authority text, child uuid, at timestamptz)),
              closed as (
                update review r set state = 'decided', decision = 'this_child', child_id = s.child, decided_at = s.at
                from s where r.care_event_id = s."careEvent" and r.authority_id = s.authority and r.state = 'open'
                returning r.id, r.authority_id, r.child_id, r.decided_at)
            insert into review_history (review_id, authority_id, at, what, child_id)
            select id, authority_id, decided_at, 'settled_by_register', child_id from closed
            """,
            settled.stream()
                .map(s -> new Closed(s.careEvent(), s.authority(), s.child(), now))
                .toList())
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

package org.wardline.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/** Keeps every event of an episode: what may be compared in plain, who and where sealed. */
@ApplicationScoped
class EpisodeEvents {
  static final String TABLE = "episode_event";

  /** An event that belongs to an episode. */
  record Joined(UUID episode, MatchedEvent matched) {}

  /** An event that an episode already has. */
  record Seen(UUID episode, UUID careEvent, Kind kind, boolean cancelled) {}

  /** What is sealed. */
  record Details(String organisationName, String seenByName, String seenByRole) {}

  private record Id(UUID id) {}

  private record Row(
      UUID careEvent,
      String authority,
      UUID episode,
      Kind kind,
      Instant occurredAt,
      String careSetting,
      String organisation,
      String details,
      List<String> findings,
      Instant recordedAt) {}

  private final Batch batch;
  private final ObjectMapper json;

  EpisodeEvents(Batch batch, ObjectMapper json) {
    this.batch = batch;
    this.json = json;
  }

  Uni<List<Seen>> seen(Collection<UUID> episodes) {
    return batch.query(
        """
        select cast(json_build_object('episode', e.episode_id, 'careEvent', e.care_event_id, 'kind', e.kind,
            'cancelled', e.cancelled_at is not null) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join episode_event e on e.episode_id = k.id
        """,
        episodes.stream().map(Id::new).toList(),
        Seen.class);
  }

  /** Those of these episodes in which something happened that nobody took back. */
  Uni<Set<UUID>> left(Collection<UUID> episodes) {
    return batch
        .query(
            """
            select distinct cast(to_json(e.episode_id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join episode_event e on e.episode_id = k.id and e.cancelled_at is null
            """,
            episodes.stream().map(Id::new).toList(),
            UUID.class)
        .map(Set::copyOf);
  }

  Uni<Void> append(List<Joined> joined, SealingKeys keys, Instant now) {
    return batch
        .execute(
            """
            insert into episode_event (care_event_id, authority_id, episode_id, kind, occurred_at, care_setting,
              organisation, details, findings, recorded_at)
            select e."careEvent", e.authority, e.episode, e.kind, e."occurredAt", e."careSetting",
              e.organisation, decode(e.details, 'hex'), e.findings, e."recordedAt"
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as e ("careEvent" uuid, authority text, episode uuid,
              kind text, "occurredAt" timestamptz, "careSetting" text, organisation text, details text,
              findings text[], "recordedAt" timestamptz)
            on conflict do nothing
            """,
            joined.stream().map(j -> row(j, keys, now)).toList())
        .replaceWithVoid();
  }

  private Row row(Joined joined, SealingKeys keys, Instant now) {
    CareEvent event = joined.matched().event();
    UUID id = joined.matched().careEventId();
    return new Row(
        id,
        joined.matched().child().authority(),
        joined.episode(),
        event.kind(),
        event.occurredAt(),
        event.careSetting(),
        event.organisation().code(),
        HexFormat.of().formatHex(keys.seal(write(details(event)), TABLE, id)),
        event.findings().stream().map(f -> f.field() + ':' + f.code()).toList(),
        now);
  }

  private static Details details(CareEvent event) {
    CareEvent.SeenBy by = event.seenBy();
    return new Details(
        event.organisation().name(), by == null ? null : by.name(), by == null ? null : by.role());
  }

  Details open(byte[] sealed, UUID careEvent, SealingKeys keys) {
    try {
      return json.readValue(keys.open(sealed, TABLE, careEvent), Details.class);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("the details of care event " + careEvent + " are unreadable");
    }
  }

  private byte[] write(Details details) {
    try {
      return json.writeValueAsBytes(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details are a plain record", e);
    }
  }
}

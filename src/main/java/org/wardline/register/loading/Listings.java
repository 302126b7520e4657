package org.wardline.register.loading;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.platform.data.Batch;

/**
 * What the newest file says of each child, as a digest, so that the next one that says the same is
 * recognised.
 */
@ApplicationScoped
class Listings {
  private record Of(UUID id, Instant asAt) {}

  private record Newest(UUID id) {}

  private final Batch batch;

  Listings(Batch batch) {
    this.batch = batch;
  }

  /**
   * Before children are written: what files said again since tells for its numbers and plans, too;
   * and no digest holds any more. Answers of whom this file is the newest.
   */
  Uni<Set<UUID>> catchUp(List<ListedChild> known) {
    return batch
        .query(
            CATCH_UP,
            known.stream().map(child -> new Of(child.id(), child.asAt())).toList(),
            Newest.class)
        .map(found -> found.stream().map(Newest::id).collect(Collectors.toSet()));
  }

  /** Once the history is written. An older file's word holds only beside newer ones. */
  Uni<Integer> remember(List<ListedChild> fresh, List<ListedChild> known, Set<UUID> newest) {
    return batch.execute(
        REMEMBER,
        Stream.concat(fresh.stream(), known.stream().filter(c -> newest.contains(c.id())))
            .filter(child -> child.digest() != null)
            .map(ListedChild::listed)
            .toList());
  }

  private static final String CATCH_UP =
      """
      with before as (
          select r.id, r."asAt", c.as_at, l.as_at as said_at
          from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, "asAt" timestamptz)
          join child c on c.id = r.id left join child_listing l on l.child_id = r.id),
        numbers as (
          update child_number n set as_at = b.as_at from before b
          where n.child_id = b.id and n.as_at = b.said_at and b.said_at < b.as_at),
        plans as (
          update plan p set as_at = b.as_at from before b
          where p.child_id = b.id and p.as_at = b.said_at and b.said_at < b.as_at),
        over as (delete from child_listing l using before b where l.child_id = b.id)
      select cast(json_build_object('id', b.id) as text) from before b where b.as_at is null or b.as_at < b."asAt"
      """;

  private static final String REMEMBER =
      """
      insert into child_listing (child_id, authority_id, digest, position, as_at)
      select r.id, r.authority, decode(r.digest, 'hex'), h.position, r."asAt"
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
        as r (id uuid, authority text, "asAt" timestamptz, digest text),
        lateral (select max(h.position) as position from child_history h where h.child_id = r.id) h
      where h.position is not null
      on conflict do nothing
      """;
}

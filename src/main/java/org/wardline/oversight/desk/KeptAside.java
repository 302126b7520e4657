package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.data.Place;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Lists the messages that were kept aside, without their bytes; they belong to no council yet. */
@ApplicationScoped
class KeptAside {
  private static final int ON_A_PAGE = 50;

  private record Wanted(Place after, int most) {}

  private final AuthorityScope scope;
  private final Batch batch;

  KeptAside(AuthorityScope scope, Batch batch) {
    this.scope = scope;
    this.batch = batch;
  }

  /** One of them. */
  record Kept(
      UUID id,
      String sender,
      String contentType,
      String reason,
      Instant arrivedAt,
      long size,
      Instant replayedAt,
      boolean corrected,
      String result) {}

  /**
   * A page of them, the latest first.
   *
   * @param end where the next page begins, or null when there is none
   */
  record Page(List<Kept> messages, Place end) {
    Page {
      messages = List.copyOf(messages);
    }

    private static Page of(List<Kept> found) {
      if (found.size() <= ON_A_PAGE) {
        return new Page(found, null);
      }
      Kept last = found.get(ON_A_PAGE - 1);
      return new Page(found.subList(0, ON_A_PAGE), new Place(last.arrivedAt(), last.id()));
    }
  }

  /**
   * Those after a place or, without one, the latest; each with what the reader's council did about
   * it last.
   */
  @WithTransaction
  Uni<Page> list(Worker reader, Place after) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> batch.query(LIST, List.of(new Wanted(after, ON_A_PAGE + 1)), Kept.class))
        .map(Page::of);
  }

  private static final String LIST =
      """
      select cast(json_build_object('id', q.id, 'sender', q.sender, 'contentType', q.content_type, 'reason', q.reason,
          'arrivedAt', q.arrived_at, 'size', length(q.body), 'replayedAt', r.at,
          'corrected', coalesce(r.corrected, false), 'result', r.result) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (after jsonb, most int)
      cross join lateral (
        select * from quarantine
        where k.after is null
          or (arrived_at, id) < (cast(k.after ->> 'at' as timestamptz), cast(k.after ->> 'id' as uuid))
        order by arrived_at desc, id desc limit k.most) q
      left join lateral (
        select at, corrected, result from replay where subject = q.id order by at desc, corrected desc limit 1) r on true
      order by q.arrived_at desc, q.id desc
      """;
}

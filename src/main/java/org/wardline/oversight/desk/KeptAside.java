package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Lists the messages that were kept aside, without their bytes; they belong to no council yet. */
@ApplicationScoped
class KeptAside {
  private record Most(int most) {}

  private static final int MOST = 200;

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
      String result) {}

  /** The latest 200, each with what the reader's council did about it last. */
  @WithTransaction
  Uni<List<Kept>> list(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    """
        select cast(json_build_object('id', q.id, 'sender', q.sender, 'contentType', q.content_type, 'reason', q.reason,
            'arrivedAt', q.arrived_at, 'size', length(q.body), 'replayedAt', r.at, 'result', r.result) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (most int)
        cross join lateral (select * from quarantine order by arrived_at desc limit k.most) q
        left join lateral (
          select at, result from replay where subject = q.id order by at desc limit 1) r on true
        order by q.arrived_at desc
        """,
                    List.of(new Most(MOST)),
                    Kept.class));
  }
}

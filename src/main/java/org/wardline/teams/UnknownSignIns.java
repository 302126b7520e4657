package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.wardline.platform.data.Batch;

/**
 * Remembers the subjects that signed in and are no worker's, for whoever keeps the staff list. They
 * have no authority, and nothing is kept of them but when they came.
 */
@ApplicationScoped
public class UnknownSignIns {
  private static final int MOST = 200;

  private record Seen(String subject, Instant at) {}

  private record Wanted(int most) {}

  private final Batch batch;
  private final Clock clock;

  UnknownSignIns(Batch batch, Clock clock) {
    this.batch = batch;
    this.clock = clock;
  }

  /** Keeps when this subject came, unless it is a worker's in service. */
  @WithTransaction
  public Uni<Void> noteUnlessKnown(String subject) {
    return batch
        .execute(
            """
            insert into unknown_sign_in (subject, first_seen_at, last_seen_at)
            select k.subject, k.at, k.at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (subject text, at timestamptz)
            where not exists (select from find_worker(k.subject))
            on conflict (subject) do update set last_seen_at = excluded.last_seen_at
            """,
            List.of(new Seen(subject, clock.instant())))
        .replaceWithVoid();
  }

  /** Whether this worker keeps the list of who works here. */
  public boolean mayRead(Worker worker) {
    return worker.roles().contains("register_keeper");
  }

  /** The latest first, at most 200; without those who have become a worker's since. */
  @WithTransaction
  public Uni<List<UnknownSignIn>> list() {
    return batch.query(
        """
        select cast(json_build_object('subject', u.subject, 'firstSeen', u.first_seen_at,
            'lastSeen', u.last_seen_at) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (most integer),
          lateral (select * from unknown_sign_in s where not exists (select from find_worker(s.subject))
            order by s.last_seen_at desc, s.subject limit k.most) u
        order by u.last_seen_at desc, u.subject
        """,
        List.of(new Wanted(MOST)),
        UnknownSignIn.class);
  }
}

package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;

/**
 * Remembers the subjects that signed in and are no worker's, for whoever keeps the staff list. They
 * have no authority, and nothing is kept of them but when they came.
 */
@ApplicationScoped
public class UnknownSignIns {
  private static final int MOST = 200;

  private record Seen(String subject, Instant at) {}

  private record Wanted(int most, Instant at) {}

  private record Gift(String subject, UUID worker, String authority, Instant at) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final ContinuityConfig continuity;
  private final Clock clock;

  UnknownSignIns(
      AuthorityScope scope,
      Batch batch,
      AuditTrail audit,
      ContinuityConfig continuity,
      Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.continuity = continuity;
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
            where not exists (select from find_worker(k.subject, k.at))
            on conflict (subject) do update set last_seen_at = excluded.last_seen_at
            """,
            List.of(new Seen(subject, clock.instant())))
        .replaceWithVoid();
  }

  /** Whether this worker keeps the list of who works here. */
  public boolean mayRead(Worker worker) {
    return worker.keepsRegister();
  }

  /** The latest first, at most 200; without those who have become a worker's since. */
  @WithTransaction
  public Uni<List<UnknownSignIn>> list() {
    return batch.query(
        """
        select cast(json_build_object('subject', u.subject, 'firstSeen', u.first_seen_at,
            'lastSeen', u.last_seen_at) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (most integer, at timestamptz),
          lateral (select * from unknown_sign_in s where not exists (select from find_worker(s.subject, k.at))
            order by s.last_seen_at desc, s.subject limit k.most) u
        order by u.last_seen_at desc, u.subject
        """,
        List.of(new Wanted(MOST, clock.instant())),
        UnknownSignIn.class);
  }

  /**
   * Gives a subject that is on the list to somebody of the keeper's council who has none; false
   * when it is not on the list any more, or the person is not there. Nobody gives one to
   * themselves, nobody takes another's account over by it, and the continuity account is not given
   * away: those changes go by the staff file. What a leaver had stays theirs.
   */
  @WithTransaction
  public Uni<Boolean> give(Worker keeper, String subject, UUID worker) {
    if (!mayRead(keeper) || keeper.id().equals(worker) || isContinuity(subject)) {
      return Uni.createFrom().item(false);
    }
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> update(new Gift(subject, worker, keeper.authority(), clock.instant())))
        .map(changed -> changed == 1)
        .call(
            given ->
                audit.append(
                    given
                        ? List.of(
                            AuditEntry.ofWorker(
                                keeper.id(),
                                keeper.authority(),
                                "sign-in given",
                                "worker",
                                worker,
                                ""))
                        : List.of()));
  }

  private boolean isContinuity(String subject) {
    return continuity.account().filter(account -> account.equals(subject)).isPresent();
  }

  private Uni<Integer> update(Gift gift) {
    return batch.execute(
        """
        update worker w set sign_in = g.subject
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as g (subject text, worker uuid, authority text, at timestamptz)
        where w.id = g.worker and w.authority_id = g.authority and (w.left_at is null or w.left_at > g.at)
          and w.sign_in is null
          and exists (select from unknown_sign_in u where u.subject = g.subject)
          and not sign_in_had(g.subject)
        """,
        List.of(gift));
  }
}

package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;

/**
 * Finds the worker behind an identity provider's subject; read at each request, so that a leaver is
 * out at the next click.
 */
@ApplicationScoped
public class SignIns {
  private record Wanted(String subject, UUID session, Instant at) {}

  private record Found(UUID worker, String authority, boolean ended) {}

  /**
   * Who is behind a session.
   *
   * @param ended whether a sign-out has ended it
   * @param worker empty when nobody in service has its subject
   */
  public record Behind(boolean ended, Optional<Worker> worker) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Teams teams;
  private final Clock clock;

  SignIns(AuthorityScope scope, Batch batch, Teams teams, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.teams = teams;
    this.clock = clock;
  }

  /** The worker, or empty when nobody in service has this subject. */
  @WithTransaction
  public Uni<Optional<Worker>> find(String subject) {
    return behind(new Wanted(subject, null, clock.instant())).map(Behind::worker);
  }

  /** The same of a session, which a sign-out may have ended. */
  @WithTransaction
  public Uni<Behind> find(String subject, UUID session) {
    return behind(new Wanted(subject, session, clock.instant()));
  }

  private Uni<Behind> behind(Wanted wanted) {
    return batch
        .query(
            """
            select cast(json_build_object('worker', w.worker_id, 'authority', w.authority_id,
                'ended', exists (select from ended_session e where e.id = k.session)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (subject text, session uuid, at timestamptz)
            left join find_worker(k.subject, k.at) w on true
            """,
            List.of(wanted),
            Found.class)
        .map(List::getFirst)
        .chain(
            found ->
                found.ended() || found.worker() == null ? nobody(found.ended()) : enter(found));
  }

  private Uni<Behind> enter(Found found) {
    return scope
        .enter(List.of(found.authority()))
        .chain(() -> teams.find(List.of(found.worker())))
        .map(workers -> new Behind(false, workers.stream().findFirst()));
  }

  private static Uni<Behind> nobody(boolean ended) {
    return Uni.createFrom().item(new Behind(ended, Optional.empty()));
  }
}

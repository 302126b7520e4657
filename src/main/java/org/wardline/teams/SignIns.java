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
  private record Wanted(String subject, Instant at) {}

  private record Found(UUID worker, String authority) {}

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
    return batch
        .query(
            """
            select cast(json_build_object('worker', w.worker_id, 'authority', w.authority_id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (subject text, at timestamptz),
              find_worker(k.subject, k.at) w
            """,
            List.of(new Wanted(subject, clock.instant())),
            Found.class)
        .chain(found -> found.isEmpty() ? nobody() : enter(found.getFirst()));
  }

  private Uni<Optional<Worker>> enter(Found found) {
    return scope
        .enter(List.of(found.authority()))
        .chain(() -> teams.find(List.of(found.worker())))
        .map(workers -> workers.stream().findFirst());
  }

  private static Uni<Optional<Worker>> nobody() {
    return Uni.createFrom().item(Optional.empty());
  }
}

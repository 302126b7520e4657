package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.platform.security.AuthorityScope;

/** The door to reading the rota: everybody of a council may. */
@ApplicationScoped
public class RotaViews {
  private final AuthorityScope scope;
  private final RotaRepository rota;
  private final RotaChecks checks;
  private final Clock clock;

  RotaViews(AuthorityScope scope, RotaRepository rota, RotaChecks checks, Clock clock) {
    this.scope = scope;
    this.rota = rota;
    this.checks = checks;
    this.clock = clock;
  }

  /** Turns that have a moment of this time, and its gaps. */
  @WithTransaction
  public Uni<RotaView> look(Worker reader, Span during) {
    String authority = reader.authority();
    return scope
        .enter(List.of(authority))
        .chain(() -> checks.staff(authority, during))
        .chain(
            staff ->
                checks
                    .gapPolicy(authority, staff)
                    .map(gaps -> new RotaViewPolicy(staff, gaps))
                    .chain(
                        policy ->
                            rota.kept(authority, during)
                                .map(kept -> policy.view(reader, kept, during, clock.instant()))));
  }
}

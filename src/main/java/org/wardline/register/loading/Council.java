package org.wardline.register.loading;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Teams;

/** Reads who works for a council, and what it is, once for a load. */
@ApplicationScoped
class Council {
  private final AuthorityScope scope;
  private final Teams teams;
  private final Clock clock;

  Council(AuthorityScope scope, Teams teams, Clock clock) {
    this.scope = scope;
    this.teams = teams;
    this.clock = clock;
  }

  @WithTransaction
  Uni<People> people(Load load) {
    return scope
        .enter(List.of(load.authority()))
        .chain(() -> teams.employed(load.authority(), clock.instant()))
        .chain(
            workers ->
                teams.all(load.authority()).map(all -> new People(workers, all, load.broughtBy())));
  }

  @WithTransaction
  Uni<Boolean> isSynthetic(String authority) {
    return scope.enter(List.of(authority)).chain(() -> teams.isSynthetic(authority));
  }
}

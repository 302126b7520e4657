package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.platform.security.AuthorityScope;

/** The transaction in which an operator's policy file is stored, in force from now on. */
@ApplicationScoped
class PolicyService {
  private static final String OPERATOR = "operator";

  private final AuthorityScope scope;
  private final Policies policies;
  private final Clock clock;

  PolicyService(AuthorityScope scope, Policies policies, Clock clock) {
    this.scope = scope;
    this.policies = policies;
    this.clock = clock;
  }

  @WithTransaction
  Uni<PolicyOutcome> store(String authority, String file) {
    return scope
        .enter(List.of(authority))
        .chain(() -> policies.store(authority, file, OPERATOR, clock.instant()));
  }
}

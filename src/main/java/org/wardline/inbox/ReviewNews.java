package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.wardline.notifications.OpenReviews;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;

/** Finds which reviews wait for a reader, without a word of a child. */
@ApplicationScoped
class ReviewNews {
  private final AuthorityScope scope;
  private final OpenReviews reviews;

  ReviewNews(AuthorityScope scope, OpenReviews reviews) {
    this.scope = scope;
    this.reviews = reviews;
  }

  /** A mark for each; who neither decides nor has any review finds no page of them. */
  @WithTransaction
  Uni<Set<String>> waiting(Visit visit) {
    return scope
        .enter(List.of(visit.worker().authority()))
        .chain(() -> reviews.waiting(visit.worker()))
        .map(
            found -> {
              if (found.isEmpty() && !visit.decides()) {
                throw new ProblemException(Problem.NOT_FOUND);
              }
              return found.orElse(Set.of());
            });
  }
}

package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.oversight.desk.GlassRows.Opening;
import org.wardline.teams.Worker;

/** Lists who broke glass, and says of each time whether it was justified. */
@ApplicationScoped
class GlassReviews {
  private final GlassRows rows;
  private final GlassTrail trail;

  GlassReviews(GlassRows rows, GlassTrail trail) {
    this.rows = rows;
    this.trail = trail;
  }

  /**
   * Those after a place or, without one, the first; one more than stands on a page if there is one.
   */
  @WithTransaction
  Uni<List<Opening>> list(Worker reader, GlassPlace after) {
    return rows.ofTheYear(reader, after);
  }

  /** False when it is not there, was reviewed before, or was the reader's own. */
  @WithTransaction
  Uni<Boolean> review(Worker reviewer, UUID id, boolean justified) {
    return rows.find(reviewer, id)
        .chain(
            found ->
                found
                    .filter(one -> DeskPolicy.mayReview(reviewer, one.openedBy()))
                    .filter(one -> one.reviewedBy() == null)
                    .map(one -> write(reviewer, one, justified))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> write(Worker reviewer, Opening opening, boolean justified) {
    return rows.review(reviewer, opening.id(), justified)
        .call(
            first ->
                first
                    ? trail.reviewed(reviewer, opening.id(), justified)
                    : Uni.createFrom().voidItem());
  }
}

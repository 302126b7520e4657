package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.wardline.inbox.Visits;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.Deployments;
import org.wardline.teams.Worker;

/** Lets in who has to do with the desk; others find no such page. */
@ApplicationScoped
class DeskVisits {
  private final Visits visits;
  private final Deployments deployments;

  DeskVisits(Visits visits, Deployments deployments) {
    this.visits = visits;
    this.deployments = deployments;
  }

  Uni<DeskVisit> toLook(RoutingContext request) {
    return begin(request, DeskPolicy::mayLook);
  }

  Uni<DeskVisit> toAct(RoutingContext request) {
    return begin(request, DeskPolicy::mayAct);
  }

  /** To what belongs to no council. */
  Uni<DeskVisit> toLookAtAll(RoutingContext request) {
    return toLook(request).invoke(DeskVisits::refuseUnlessWhole);
  }

  /** On what belongs to no council. */
  Uni<DeskVisit> toActOnAll(RoutingContext request) {
    return toAct(request).invoke(DeskVisits::refuseUnlessWhole);
  }

  private static void refuseUnlessWhole(DeskVisit visit) {
    if (!visit.whole()) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }

  private Uni<DeskVisit> begin(RoutingContext request, Predicate<Worker> may) {
    return visits
        .begin(request, visit -> may.test(visit.worker()))
        .chain(
            visit -> deployments.isRunBy(visit.worker()).map(whole -> new DeskVisit(visit, whole)));
  }
}

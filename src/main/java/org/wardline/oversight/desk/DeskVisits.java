package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.teams.Worker;

/** Lets in who has to do with the desk; others find no such page. */
@ApplicationScoped
class DeskVisits {
  private final Visits visits;

  DeskVisits(Visits visits) {
    this.visits = visits;
  }

  Uni<Visit> toLook(RoutingContext request) {
    return begin(request, DeskPolicy::mayLook);
  }

  Uni<Visit> toAct(RoutingContext request) {
    return begin(request, DeskPolicy::mayAct);
  }

  private Uni<Visit> begin(RoutingContext request, Predicate<Worker> may) {
    return visits.begin(request, visit -> may.test(visit.worker()));
  }
}

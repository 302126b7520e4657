package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.SeeOther;

/** Leads to the first of the reader's sections: for who answers notifications, the list of them. */
@Path("/")
class HomeResource {
  private final Visits visits;

  HomeResource(Visits visits) {
    this.visits = visits;
  }

  @GET
  public Uni<RestResponse<Void>> home(RoutingContext request) {
    return visits.begin(request).map(visit -> SeeOther.path(visit.home()));
  }
}

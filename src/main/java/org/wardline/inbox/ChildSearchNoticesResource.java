package org.wardline.inbox;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.SeeOther;

/** Takes a manager's word that they have seen that a colleague looked for children of theirs. */
@Path(Visit.CHILDREN + "/searches/{id}")
@Authenticated
class ChildSearchNoticesResource {
  private final Visits visits;
  private final SearchNotices notices;

  ChildSearchNoticesResource(Visits visits, SearchNotices notices) {
    this.visits = visits;
    this.notices = notices;
  }

  @POST
  public Uni<RestResponse<Void>> seen(RoutingContext request, @RestPath UUID id) {
    return visits
        .begin(request, visit -> ChildRightsPolicy.mayList(visit.worker().roles()))
        .chain(visit -> notices.seen(visit.worker(), id))
        .replaceWith(() -> SeeOther.path(Visit.CHILDREN));
  }

  /** Who reloads the answer to the form comes back to the list. */
  @GET
  public RestResponse<Void> back() {
    return SeeOther.path(Visit.CHILDREN);
  }
}

package org.wardline.oversight.desk;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.SeeOther;

/** Takes the word of a second person on broken glass. */
@Path(GlassResource.PATH + "/{id}/review")
@Authenticated
class GlassReviewResource {
  private final DeskVisits visits;
  private final GlassReviews reviews;

  GlassReviewResource(DeskVisits visits, GlassReviews reviews) {
    this.visits = visits;
    this.reviews = reviews;
  }

  /** Says whether it was justified, and comes back to the page on which it stands. */
  @POST
  public Uni<RestResponse<Void>> review(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String justified,
      @RestForm String after) {
    return visits
        .toLook(request)
        .chain(visit -> reviews.review(visit.worker(), id, "yes".equals(justified)))
        .map(done -> done ? Done.REVIEWED : Done.NOT_DONE)
        .map(done -> SeeOther.path(next(after, done)));
  }

  private static String next(String after, Done done) {
    String place = GlassPlace.find(after).map(found -> "&after=" + found.text()).orElse("");
    return GlassResource.PATH + "?done=" + done.word() + place;
  }
}

package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.RotaTurns.Place;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.RotaOutcome;

/** The page on which the keeper gives one turn to others, or exchanges it with another turn. */
@Path(Visit.ROTA + "/turn")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RotaTurnResource {
  private final Visits visits;
  private final RotaTurns turns;

  RotaTurnResource(Visits visits, RotaTurns turns) {
    this.visits = visits;
    this.turns = turns;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance turn(PageFrame frame, RotaTurnPage page, RotaResult result);
  }

  @GET
  public Uni<TemplateInstance> show(
      RoutingContext request, @RestQuery String event, @RestQuery String begin) {
    return visits.begin(request).chain(visit -> page(visit, new Place(event, begin), null));
  }

  /** Gives the turn to one or two others. */
  @POST
  @Path("override")
  public Uni<RestResponse<TemplateInstance>> override(
      RoutingContext request,
      @RestForm String event,
      @RestForm String begin,
      @RestForm List<UUID> workers) {
    Place place = new Place(event, begin);
    return change(request, place, visit -> turns.override(visit.worker(), place, workers));
  }

  /** Exchanges it with another turn. */
  @POST
  @Path("swap")
  public Uni<RestResponse<TemplateInstance>> swap(
      RoutingContext request,
      @RestForm String event,
      @RestForm String begin,
      @RestForm String other) {
    Place place = new Place(event, begin);
    return change(request, place, visit -> turns.swap(visit.worker(), place, other));
  }

  private Uni<RestResponse<TemplateInstance>> change(
      RoutingContext request, Place place, Function<Visit, Uni<RotaOutcome>> act) {
    return visits
        .begin(request)
        .chain(
            visit ->
                act.apply(visit).map(RotaResult::of).chain(result -> next(visit, place, result)));
  }

  private Uni<RestResponse<TemplateInstance>> next(Visit visit, Place place, RotaResult result) {
    if (result.refused()) {
      return page(visit, place, result)
          .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
    }
    String day = place.begin().substring(0, place.begin().indexOf('T'));
    return Uni.createFrom()
        .item(SeeOther.path(Visit.ROTA + "?from=" + day + "&said=" + Said.ROTA_SAVED.word()));
  }

  private Uni<TemplateInstance> page(Visit visit, Place place, RotaResult result) {
    String title = result == null ? "Change a turn" : "Error: Change a turn";
    return turns
        .page(visit.worker(), place)
        .map(page -> Templates.turn(visit.frame(title, Visit.ROTA), page, result));
  }
}

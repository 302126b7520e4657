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
import java.time.Clock;
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
  private final Clock clock;

  RotaTurnResource(Visits visits, RotaTurns turns, Clock clock) {
    this.visits = visits;
    this.turns = turns;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance turn(PageFrame frame, RotaTurnPage page, RotaTurnForm form);
  }

  @GET
  public Uni<TemplateInstance> show(
      RoutingContext request, @RestQuery String event, @RestQuery String begin) {
    RotaTurnForm form = RotaTurnForm.begun(new Place(event, begin));
    return visits.begin(request).chain(visit -> page(visit, form));
  }

  /** Gives the turn to somebody else. */
  @POST
  @Path("override")
  public Uni<RestResponse<TemplateInstance>> override(
      RoutingContext request,
      @RestForm String event,
      @RestForm String begin,
      @RestForm String worker) {
    RotaTurnForm form = RotaTurnForm.ofOverride(new Place(event, begin), worker);
    return change(
        request, form, visit -> turns.override(visit.worker(), form.place(), form.workers()));
  }

  /** Exchanges it with another turn. */
  @POST
  @Path("swap")
  public Uni<RestResponse<TemplateInstance>> swap(
      RoutingContext request,
      @RestForm String event,
      @RestForm String begin,
      @RestForm String other) {
    RotaTurnForm form = RotaTurnForm.ofSwap(new Place(event, begin), other);
    return change(request, form, visit -> turns.swap(visit.worker(), form.place(), form.other()));
  }

  private Uni<RestResponse<TemplateInstance>> change(
      RoutingContext request, RotaTurnForm form, Function<Visit, Uni<RotaOutcome>> act) {
    return visits
        .begin(request)
        .chain(
            visit ->
                form.isRefused()
                    ? next(visit, form)
                    : act.apply(visit).chain(outcome -> next(visit, form.after(outcome))));
  }

  private Uni<RestResponse<TemplateInstance>> next(Visit visit, RotaTurnForm form) {
    if (form.isRefused()) {
      return page(visit, form)
          .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
    }
    String begin = form.place().begin();
    String day = begin.substring(0, begin.indexOf('T'));
    return Uni.createFrom()
        .item(
            SeeOther.path(
                Saying.of(visit, clock).address(Visit.ROTA + "?from=" + day, Said.ROTA_SAVED)));
  }

  private Uni<TemplateInstance> page(Visit visit, RotaTurnForm form) {
    String title = form.errors().title("Change a turn");
    return turns
        .page(visit.worker(), form.place())
        .map(page -> Templates.turn(visit.frame(title, Visit.ROTA), page, form));
  }
}

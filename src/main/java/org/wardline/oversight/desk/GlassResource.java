package org.wardline.oversight.desk;

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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.oversight.desk.BrokenGlass.Outcome;
import org.wardline.oversight.desk.GlassWording.Openings;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;

/** Breaks glass for a reason, and lists who did. */
@Path(GlassResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class GlassResource {
  static final String PATH = Visit.DESK + "/break-glass";

  private final DeskVisits visits;
  private final BrokenGlass glass;
  private final GlassReviews reviews;
  private final Clock clock;

  GlassResource(DeskVisits visits, BrokenGlass glass, GlassReviews reviews, Clock clock) {
    this.visits = visits;
    this.glass = glass;
    this.reviews = reviews;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        PageFrame frame,
        Openings openings,
        GlassForm form,
        boolean mayAct,
        boolean whole,
        Done done);
  }

  /**
   * The openings, and the form of a new one.
   *
   * @param kind of what is to be opened, when one comes from its list
   * @param item its id; anything else is left out
   * @param after where the page of openings before ended, or null
   */
  @GET
  public Uni<TemplateInstance> list(
      RoutingContext request,
      @RestQuery String kind,
      @RestQuery String item,
      @RestQuery String after,
      @RestQuery String done) {
    return visits
        .toLook(request)
        .chain(
            visit ->
                page(
                    visit,
                    GlassPlace.find(after).orElse(null),
                    GlassForm.begun(kind, item),
                    Done.find(done)));
  }

  @POST
  public Uni<RestResponse<TemplateInstance>> open(
      RoutingContext request,
      @RestForm String kind,
      @RestForm String item,
      @RestForm String reason) {
    GlassForm form = GlassForm.of(kind, item, reason);
    return visits
        .toAct(request)
        .chain(visit -> form.isRefused() ? refuse(visit, form) : open(visit, form));
  }

  private Uni<RestResponse<TemplateInstance>> open(DeskVisit visit, GlassForm form) {
    return glass
        .open(visit, form)
        .chain(
            outcome ->
                switch (outcome) {
                  case Outcome.Opened(var id) ->
                      Uni.createFrom().item(SeeOther.path(PATH + "/" + id));
                  case Outcome.NotThere() ->
                      refuse(visit, form.refused("There is no such item that can be opened"));
                  case Outcome.Refused(var why) ->
                      refuse(visit, form.refused(wording().tooMany(why)));
                });
  }

  private Uni<RestResponse<TemplateInstance>> refuse(DeskVisit visit, GlassForm form) {
    return page(visit, null, form, null)
        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
  }

  private Uni<TemplateInstance> page(DeskVisit visit, GlassPlace after, GlassForm form, Done done) {
    return reviews
        .list(visit.worker(), after)
        .map(found -> wording().openings(found, after, visit.worker()))
        .map(
            openings ->
                Templates.list(
                    visit.frame(form.isRefused() ? "Error: Break glass" : "Break glass"),
                    openings,
                    form,
                    visit.mayAct(),
                    visit.whole(),
                    done));
  }

  private GlassWording wording() {
    return new GlassWording(new SpokenTime(clock.instant()));
  }
}

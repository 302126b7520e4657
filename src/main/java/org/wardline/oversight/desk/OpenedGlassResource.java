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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.GlassRows.Opening;
import org.wardline.oversight.desk.GlassWording.OpeningLine;
import org.wardline.oversight.desk.Quarantine.HandedIn;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;

/** What somebody opened by breaking glass, while it lasts. */
@Path(GlassResource.PATH + "/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class OpenedGlassResource {
  private final DeskVisits visits;
  private final BrokenGlass glass;
  private final GlassViews views;
  private final Quarantine quarantine;
  private final Clock clock;

  OpenedGlassResource(
      DeskVisits visits, BrokenGlass glass, GlassViews views, Quarantine quarantine, Clock clock) {
    this.visits = visits;
    this.glass = glass;
    this.views = views;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance look(
        PageFrame frame, OpeningLine line, GlassViews.View view, Correction sent, Done done);
  }

  /** What was opened; after its time it is not found. */
  @GET
  public Uni<TemplateInstance> look(
      RoutingContext request, @RestPath UUID id, @RestQuery String done) {
    return visits
        .toAct(request)
        .chain(
            visit ->
                get(visit, id)
                    .chain(opening -> look(visit, opening, Correction.NONE, Done.find(done))));
  }

  private Uni<TemplateInstance> look(DeskVisit visit, Opening opening, Correction sent, Done done) {
    GlassWording wording = new GlassWording(new SpokenTime(clock.instant()));
    return views
        .get(visit, opening)
        .map(
            view ->
                Templates.look(
                    visit.frame(sent.errors().title("Broken glass")),
                    wording.line(opening, visit.worker()),
                    view.as(sent),
                    sent,
                    done));
  }

  /** Hands a corrected message in, as long as its original may be looked at. */
  @POST
  @Path("replay")
  public Uni<RestResponse<TemplateInstance>> replay(
      RoutingContext request, @RestPath UUID id, @RestForm String body, @RestForm String reason) {
    Correction sent = Correction.of(body, reason);
    return visits
        .toAct(request)
        .chain(visit -> get(visit, id).chain(opening -> replay(visit, opening, sent)));
  }

  private Uni<RestResponse<TemplateInstance>> replay(
      DeskVisit visit, Opening opening, Correction sent) {
    return sent.errors().any()
        ? refuse(visit, opening, sent)
        : handIn(visit, opening, sent)
            .chain(
                handed ->
                    handed.taken()
                        ? Uni.createFrom().item(handedIn(opening))
                        : refuse(visit, opening, sent.refused(handed.result())));
  }

  private Uni<RestResponse<TemplateInstance>> refuse(
      DeskVisit visit, Opening opening, Correction sent) {
    return look(visit, opening, sent, null).map(Refused::with);
  }

  private static RestResponse<TemplateInstance> handedIn(Opening opening) {
    return SeeOther.path(GlassResource.PATH + "/" + opening.id() + "?done=" + Done.REPLAYED.word());
  }

  private Uni<HandedIn> handIn(DeskVisit visit, Opening opening, Correction sent) {
    return quarantine
        .find(opening.item(), visit.keys())
        .map(OpenedGlassResource::orNotFound)
        .chain(
            kept -> quarantine.replayCorrected(visit.worker(), kept, sent.bytes(), sent.given()));
  }

  private Uni<Opening> get(DeskVisit visit, UUID id) {
    return glass.look(visit.worker(), id).map(OpenedGlassResource::orNotFound);
  }

  private static <T> T orNotFound(Optional<T> found) {
    return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }
}

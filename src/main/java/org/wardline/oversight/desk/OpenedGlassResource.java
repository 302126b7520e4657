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
import java.nio.charset.StandardCharsets;
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
        PageFrame frame, OpeningLine line, GlassViews.View view, Reason given, Done done);
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
                    .chain(opening -> look(visit, opening, null, Reason.NONE, Done.find(done))));
  }

  /**
   * @param corrected what was sent and could not be handed in, or null
   */
  private Uni<TemplateInstance> look(
      DeskVisit visit, Opening opening, String corrected, Reason given, Done done) {
    GlassWording wording = new GlassWording(new SpokenTime(clock.instant()));
    String title = given.isRefused() ? "Error: Broken glass" : "Broken glass";
    return views
        .get(visit.worker(), opening, visit.keys())
        .map(
            view ->
                Templates.look(
                    visit.frame(title),
                    wording.line(opening, visit.worker()),
                    view.correctedAs(corrected),
                    given,
                    done));
  }

  /** Hands a corrected message in, as long as its original may be looked at. */
  @POST
  @Path("replay")
  public Uni<RestResponse<TemplateInstance>> replay(
      RoutingContext request, @RestPath UUID id, @RestForm String body, @RestForm String reason) {
    Reason given = Reason.of(reason);
    return visits
        .toAct(request)
        .chain(
            visit ->
                given.isRefused()
                    ? get(visit, id)
                        .chain(opening -> look(visit, opening, body, given, null))
                        .map(Refused::with)
                    : replay(visit, id, given, body).map(done -> after(id, done)));
  }

  private static RestResponse<TemplateInstance> after(UUID id, Done done) {
    return SeeOther.path(GlassResource.PATH + "/" + id + "?done=" + done.word());
  }

  private Uni<Done> replay(DeskVisit visit, UUID id, Reason reason, String body) {
    byte[] corrected = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
    return get(visit, id)
        .chain(opening -> quarantine.find(opening.item(), visit.keys()))
        .map(OpenedGlassResource::orNotFound)
        .chain(kept -> quarantine.replayCorrected(visit.worker(), kept, corrected, reason));
  }

  private Uni<Opening> get(DeskVisit visit, UUID id) {
    return glass.look(visit.worker(), id).map(OpenedGlassResource::orNotFound);
  }

  private static <T> T orNotFound(Optional<T> found) {
    return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }

  /** Who reloads the answer to the form comes back to what was opened. */
  @GET
  @Path("replay")
  public RestResponse<Void> back(@RestPath UUID id) {
    return SeeOther.path(GlassResource.PATH + "/" + id);
  }
}

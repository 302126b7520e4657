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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.oversight.desk.BrokenGlass.Opening;
import org.wardline.oversight.desk.GlassWording.OpeningLine;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;

/** Broken glass: opened for a reason, looked at while it lasts, reviewed by somebody else. */
@Path(GlassResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class GlassResource {
  static final String PATH = Visit.DESK + "/break-glass";

  private final DeskVisits visits;
  private final BrokenGlass glass;
  private final GlassViews views;
  private final Quarantine quarantine;
  private final Clock clock;

  GlassResource(
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

    static native TemplateInstance list(
        PageFrame frame, List<OpeningLine> lines, GlassForm form, boolean mayAct, Done done);

    static native TemplateInstance look(
        PageFrame frame, OpeningLine line, GlassViews.View view, Done done);
  }

  /**
   * The openings, and the form of a new one.
   *
   * @param kind of what is to be opened, when one comes from its list
   */
  @GET
  public Uni<TemplateInstance> list(
      RoutingContext request,
      @RestQuery String kind,
      @RestQuery String item,
      @RestQuery String done) {
    return visits
        .toLook(request)
        .chain(visit -> page(visit, GlassForm.begun(kind, item), Done.find(done)));
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

  private Uni<RestResponse<TemplateInstance>> open(Visit visit, GlassForm form) {
    return glass
        .open(visit.worker(), form.kind(), form.itemId(), form.given())
        .chain(
            opened ->
                opened.isEmpty()
                    ? refuse(visit, form.notThere())
                    : Uni.createFrom().item(SeeOther.path(PATH + "/" + opened.get())));
  }

  private Uni<RestResponse<TemplateInstance>> refuse(Visit visit, GlassForm form) {
    return page(visit, form, null)
        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
  }

  private Uni<TemplateInstance> page(Visit visit, GlassForm form, Done done) {
    return glass
        .list(visit.worker())
        .map(found -> found.stream().map(one -> wording().line(one, visit.worker())).toList())
        .map(
            lines ->
                Templates.list(
                    visit.frame("Break glass", Visit.DESK),
                    lines,
                    form,
                    DeskPolicy.mayAct(visit.worker()),
                    done));
  }

  /** What was opened; after its time it is not found. */
  @GET
  @Path("{id}")
  public Uni<TemplateInstance> look(
      RoutingContext request, @RestPath UUID id, @RestQuery String done) {
    return visits
        .toAct(request)
        .chain(
            visit ->
                get(visit, id)
                    .chain(
                        opening ->
                            views
                                .get(visit.worker(), opening, visit.keys())
                                .map(
                                    view ->
                                        Templates.look(
                                            visit.frame("Broken glass", Visit.DESK),
                                            wording().line(opening, visit.worker()),
                                            view,
                                            Done.find(done)))));
  }

  /** Hands a corrected message in, as long as its original may be looked at. */
  @POST
  @Path("{id}/replay")
  public Uni<RestResponse<Void>> replay(
      RoutingContext request, @RestPath UUID id, @RestForm String body, @RestForm String reason) {
    Reason given = Reason.of(reason);
    return visits
        .toAct(request)
        .chain(visit -> given.isRefused() ? refused() : replay(visit, id, given, body))
        .map(done -> SeeOther.path(PATH + "/" + id + "?done=" + done.word()));
  }

  private static Uni<Done> refused() {
    return Uni.createFrom().item(Done.NO_REASON);
  }

  private Uni<Done> replay(Visit visit, UUID id, Reason reason, String body) {
    byte[] corrected = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
    return get(visit, id)
        .chain(opening -> quarantine.find(opening.item(), visit.keys()))
        .map(GlassResource::orNotFound)
        .chain(kept -> quarantine.replayCorrected(visit.worker(), kept, corrected, reason));
  }

  /** Says whether it was justified. */
  @POST
  @Path("{id}/review")
  public Uni<RestResponse<Void>> review(
      RoutingContext request, @RestPath UUID id, @RestForm String justified) {
    return visits
        .toLook(request)
        .chain(visit -> glass.review(visit.worker(), id, "yes".equals(justified)))
        .map(done -> done ? Done.REVIEWED : Done.NOT_DONE)
        .map(done -> SeeOther.path(PATH + "?done=" + done.word()));
  }

  private Uni<Opening> get(Visit visit, UUID id) {
    return glass.look(visit.worker(), id).map(GlassResource::orNotFound);
  }

  private static <T> T orNotFound(Optional<T> found) {
    return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }

  private GlassWording wording() {
    return new GlassWording(new SpokenTime(clock.instant()));
  }
}

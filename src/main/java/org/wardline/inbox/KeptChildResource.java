package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.keeping.KeepingOutcome;
import org.wardline.register.keeping.KeptChildren.KeptChild;
import org.wardline.register.keeping.ReadChild;

/** The page on which the record of one child is restricted, barred, held and exported. */
@Path(Visit.KEEPING + "/{child}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class KeptChildResource {
  private final Visits visits;
  private final KeepingService keeping;
  private final Clock clock;

  KeptChildResource(Visits visits, KeepingService keeping, Clock clock) {
    this.visits = visits;
    this.keeping = keeping;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance child(
        PageFrame frame, KeepingPage page, KeepingForm form, Said said);
  }

  @GET
  public Uni<TemplateInstance> show(
      RoutingContext request, @RestPath UUID child, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(
            visit ->
                page(
                    visit,
                    child,
                    KeepingForm.EMPTY,
                    Saying.of(visit, clock).find(Visit.KEEPING + "/" + child, said)));
  }

  private Uni<TemplateInstance> page(Visit visit, UUID child, KeepingForm form, Said said) {
    return keeping
        .get(visit, child)
        .map(KeptChildResource::known)
        .chain(known -> page(visit, known, form, said));
  }

  private Uni<TemplateInstance> page(Visit visit, KeptChild child, KeepingForm form, Said said) {
    String title = form.errors().title("How a child’s record is kept");
    return keeping
        .choices(visit, child.id())
        .map(choices -> KeepingPage.of(child, choices, clock.instant()))
        .map(
            page ->
                Templates.child(
                    visit.frame(title, KeepingResource.section(visit)), page, form, said));
  }

  /** Everything that is held of the child, for whoever it is about. */
  @GET
  @Path("export.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> export(RoutingContext request, @RestPath UUID child) {
    return visits
        .begin(request)
        .chain(visit -> keeping.export(visit, child))
        .map(KeptChildResource::known)
        .invoke(
            export ->
                request
                    .response()
                    .putHeader(
                        "Content-Disposition", "attachment; filename=\"" + child + ".json\""));
  }

  @POST
  public Uni<RestResponse<TemplateInstance>> act(
      RoutingContext request, @RestPath UUID child, @BeanParam KeepingForm.Sent sent) {
    return visits
        .begin(request)
        .chain(
            visit ->
                keeping
                    .choices(visit, child)
                    .map(choices -> KeepingForm.of(sent, KeepingPage.byName(choices)))
                    .chain(
                        form ->
                            form.isRefused()
                                ? refuse(visit, child, form)
                                : act(visit, child, form)));
  }

  private Uni<RestResponse<TemplateInstance>> act(Visit visit, UUID child, KeepingForm form) {
    KeepingAct act = form.asAct().orElseThrow(() -> new ProblemException(Problem.NOT_UNDERSTOOD));
    return keeping
        .act(visit, new ReadChild(child, form.seen()), act)
        .chain(
            outcome ->
                switch (outcome) {
                  case KeepingOutcome.Recorded() -> recorded(visit, child, act);
                  case KeepingOutcome.KeepersNotReachable() ->
                      refuse(visit, child, form.keepersRefused());
                  case KeepingOutcome.NamedThemselves() ->
                      refuse(visit, child, form.namedThemselves());
                  case KeepingOutcome.NobodyLeft(String role) ->
                      refuse(visit, child, form.nobodyLeft(role));
                  case KeepingOutcome.NotRead() -> refuse(visit, child, form.notRead());
                  case KeepingOutcome.NotFound() -> throw new ProblemException(Problem.NOT_FOUND);
                });
  }

  /** Who has restricted a record may not be allowed to see it any more. */
  private Uni<RestResponse<TemplateInstance>> recorded(Visit visit, UUID child, KeepingAct act) {
    String next = act instanceof KeepingAct.Restrict ? "" : "/" + child;
    return Uni.createFrom()
        .item(SeeOther.path(Saying.of(visit, clock).address(Visit.KEEPING + next, Said.KEPT)));
  }

  private Uni<RestResponse<TemplateInstance>> refuse(Visit visit, UUID child, KeepingForm form) {
    return page(visit, child, form, null).map(Refused::with);
  }

  private static <T> T known(Optional<T> found) {
    return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }
}

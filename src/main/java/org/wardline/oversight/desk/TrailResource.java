package org.wardline.oversight.desk;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.Visit;
import org.wardline.platform.web.PageFrame;

/** The search in the audit trail of the reader's council. */
@Path(TrailResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class TrailResource {
  static final String PATH = Visit.DESK + "/audit";

  private final DeskVisits visits;
  private final Trails trails;

  TrailResource(DeskVisits visits, Trails trails) {
    this.visits = visits;
    this.trails = trails;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance trail(PageFrame frame, TrailForm form, Trails.Found found);
  }

  /** The latest of all, whatever the address says. */
  @GET
  public Uni<TemplateInstance> latest(RoutingContext request) {
    return visits.toLook(request).chain(visit -> page(visit, TrailForm.EMPTY));
  }

  /** Finds by what is sent, so that no address has what somebody typed. */
  @POST
  public Uni<RestResponse<TemplateInstance>> search(
      RoutingContext request, @BeanParam TrailForm.Sent sent) {
    TrailForm form = TrailForm.of(sent);
    return visits
        .toLook(request)
        .chain(visit -> page(visit, form))
        .map(
            page ->
                form.isRefused()
                    ? RestResponse.status(RestResponse.Status.BAD_REQUEST, page)
                    : RestResponse.ok(page));
  }

  private Uni<TemplateInstance> page(DeskVisit visit, TrailForm form) {
    return trails
        .search(visit.worker(), form)
        .map(
            found ->
                Templates.trail(
                    visit.frame(form.isRefused() ? "Error: Audit trail" : "Audit trail"),
                    form,
                    found));
  }
}

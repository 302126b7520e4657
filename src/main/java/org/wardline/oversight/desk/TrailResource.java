package org.wardline.oversight.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
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

    static native TemplateInstance trail(
        PageFrame frame, TrailForm form, List<Trails.Line> lines, String older);
  }

  /**
   * A page of 50 entries, the latest first.
   *
   * @param before the position of the last entry of the page before
   */
  @GET
  public Uni<TemplateInstance> search(
      RoutingContext request,
      @RestQuery String from,
      @RestQuery String until,
      @RestQuery String actor,
      @RestQuery String action,
      @RestQuery String subject,
      @RestQuery String before) {
    TrailForm form = TrailForm.of(from, until, actor, action, subject, before);
    return visits
        .toLook(request)
        .chain(
            visit ->
                trails
                    .search(visit.worker(), form)
                    .map(
                        found ->
                            Templates.trail(
                                visit.frame("Audit trail", Visit.DESK),
                                form,
                                found,
                                Trails.older(form, found))));
  }
}

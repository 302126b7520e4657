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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;

/** The page of one child. */
@Path(Visit.CHILDREN + "/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ChildResource {
  private final Visits visits;
  private final ChildPages pages;
  private final OpeningsForReason openings;

  ChildResource(Visits visits, ChildPages pages, OpeningsForReason openings) {
    this.visits = visits;
    this.pages = pages;
    this.openings = openings;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance child(PageFrame frame, ChildPage page);
  }

  /**
   * Missing and not allowed are the same page.
   *
   * @param before where the page before of the disclosure report ended, or null
   */
  @GET
  public Uni<TemplateInstance> show(
      RoutingContext request, @RestPath UUID id, @RestQuery Long before) {
    return visits
        .begin(request)
        .chain(
            visit ->
                pages
                    .find(visit.worker(), id, before, visit.keys())
                    .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
                    .map(page -> Templates.child(visit.frame("Child", Visit.CHILDREN), page)));
  }

  /** Opens a child of another team for the reason that was given when it was looked for. */
  @POST
  public Uni<RestResponse<Void>> open(
      RoutingContext request, @RestPath UUID id, @RestForm String reason) {
    String why =
        ChildSearch.reason(reason).orElseThrow(() -> new ProblemException(Problem.NOT_UNDERSTOOD));
    return visits
        .begin(request, visit -> ChildRightsPolicy.mayList(visit.worker().roles()))
        .chain(visit -> openings.open(visit.worker(), id, why, visit.keys()))
        .invoke(ChildResource::refuseUnlessKnown)
        .replaceWith(() -> SeeOther.path(Visit.CHILDREN + "/" + id));
  }

  private static void refuseUnlessKnown(boolean known) {
    if (!known) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }
}

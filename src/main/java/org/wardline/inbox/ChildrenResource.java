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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;

/** The pages of children: one's own, a search, and the page of one child. */
@Path(Visit.CHILDREN)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ChildrenResource {
  private final Visits visits;
  private final ChildrenService children;
  private final ChildPages pages;
  private final Openings openings;
  private final Clock clock;

  ChildrenResource(
      Visits visits, ChildrenService children, ChildPages pages, Openings openings, Clock clock) {
    this.visits = visits;
    this.children = children;
    this.pages = pages;
    this.openings = openings;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        PageFrame frame,
        List<ChildListing.Line> lines,
        String next,
        List<ChildListing.Opening> openings,
        ChildSearch search);

    static native TemplateInstance found(
        PageFrame frame,
        List<ChildListing.Line> own,
        List<ChildListing.Line> others,
        ChildSearch search);

    static native TemplateInstance child(PageFrame frame, ChildPage page);
  }

  /**
   * The reader's own.
   *
   * @param after the id of the last child of the page before
   */
  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery UUID after) {
    return reader(request).chain(visit -> list(visit, after, ChildSearch.EMPTY));
  }

  private Uni<TemplateInstance> list(Visit visit, UUID after, ChildSearch search) {
    ChildListing words = new ChildListing(new SpokenTime(clock.instant()));
    return children
        .own(visit.worker(), after)
        .chain(
            found ->
                toBeSeen(visit)
                    .map(
                        told ->
                            Templates.list(
                                visit.frame(title(search), Visit.CHILDREN),
                                words.initials(found),
                                found.size() < ChildrenService.PAGE
                                    ? null
                                    : Visit.CHILDREN + "?after=" + found.getLast().id(),
                                words.openings(told),
                                search)));
  }

  private Uni<List<Openings.Told>> toBeSeen(Visit visit) {
    return visit.worker().roles().contains("manager")
        ? openings.toBeSeen(visit.worker(), visit.keys())
        : Uni.createFrom().item(List.of());
  }

  private static String title(ChildSearch search) {
    return search.isRefused() ? "Error: Children" : "Children";
  }

  /** Finds by what is sent, so that no address has a name or number in it. */
  @POST
  @Path("search")
  public Uni<RestResponse<TemplateInstance>> search(
      RoutingContext request, @RestForm String text, @RestForm String reason) {
    ChildSearch search = ChildSearch.of(text, reason);
    return reader(request)
        .chain(
            visit ->
                search.isRefused()
                    ? list(visit, null, search)
                        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page))
                    : search(visit, search).map(RestResponse::ok));
  }

  private Uni<TemplateInstance> search(Visit visit, ChildSearch search) {
    ChildListing words = new ChildListing(new SpokenTime(clock.instant()));
    return children
        .find(visit.worker(), search, visit.keys())
        .map(
            found ->
                Templates.found(
                    visit.frame("Children found", Visit.CHILDREN),
                    words.initials(found.own()),
                    words.initials(found.others()),
                    search));
  }

  /** Who reloads the answer to the search comes back to the list. */
  @GET
  @Path("search")
  public RestResponse<Void> back() {
    return SeeOther.path(Visit.CHILDREN);
  }

  /** Missing and not allowed are the same page. */
  @GET
  @Path("{id}")
  public Uni<TemplateInstance> show(RoutingContext request, @RestPath UUID id) {
    return visits
        .begin(request)
        .chain(
            visit ->
                pages
                    .find(visit.worker(), id)
                    .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
                    .map(page -> Templates.child(visit.frame("Child", Visit.CHILDREN), page)));
  }

  /** A manager has seen that a colleague opened a child of another team. */
  @POST
  @Path("openings/{id}")
  public Uni<RestResponse<Void>> seen(RoutingContext request, @RestPath UUID id) {
    return reader(request)
        .chain(
            visit ->
                visit.worker().roles().contains("manager")
                    ? openings.seen(visit.worker(), id)
                    : Uni.createFrom().failure(new ProblemException(Problem.NOT_FOUND)))
        .replaceWith(() -> SeeOther.path(Visit.CHILDREN));
  }

  private Uni<Visit> reader(RoutingContext request) {
    return visits.begin(request, visit -> ChildRightsPolicy.mayList(visit.worker().roles()));
  }
}

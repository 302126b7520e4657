package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.wardline.platform.data.Place;
import org.wardline.platform.web.PageFrame;

/** The page of a reader's own children, and of what a manager is told of. */
@Path(Visit.CHILDREN)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ChildrenResource {
  private final Visits visits;
  private final OwnChildren children;
  private final OpeningNotices notices;
  private final SearchNotices searches;
  private final Clock clock;

  ChildrenResource(
      Visits visits,
      OwnChildren children,
      OpeningNotices notices,
      SearchNotices searches,
      Clock clock) {
    this.visits = visits;
    this.children = children;
    this.notices = notices;
    this.searches = searches;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        PageFrame frame,
        List<ChildListing.Line> lines,
        String next,
        ChildListing.Told openings,
        List<ChildListing.Search> searches,
        ChildSearch search);
  }

  /**
   * The reader's own.
   *
   * @param after the id of the last child of the page before
   * @param openings where the page before of children that were opened for a reason ended, or null
   */
  @GET
  public Uni<TemplateInstance> list(
      RoutingContext request, @RestQuery UUID after, @RestQuery String openings) {
    Place place = Place.find(openings).orElse(null);
    return visits
        .begin(request, visit -> ChildRightsPolicy.mayList(visit.worker().roles()))
        .chain(
            visit ->
                children
                    .list(visit.worker(), after)
                    .chain(found -> told(visit, place).map(told -> page(visit, found, told))));
  }

  private Uni<Told> told(Visit visit, Place place) {
    return notices
        .toBeSeen(visit.worker(), visit.keys(), place)
        .chain(
            openings ->
                searches
                    .toBeSeen(visit.worker(), visit.keys())
                    .map(searched -> new Told(openings, searched)));
  }

  /** What a manager is told of. */
  private record Told(List<OpeningNotices.Told> openings, List<SearchNotices.Told> searches) {}

  private TemplateInstance page(Visit visit, OwnChildren.Page found, Told told) {
    ChildListing words = new ChildListing(new SpokenTime(clock.instant()));
    return Templates.list(
        visit.frame("Children", Visit.CHILDREN),
        words.initials(found.children()),
        found.more() ? Visit.CHILDREN + "?after=" + found.children().getLast().id() : null,
        words.openings(told.openings()),
        words.searches(told.searches()),
        ChildSearch.EMPTY);
  }
}

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
  private final Clock clock;

  ChildrenResource(Visits visits, OwnChildren children, OpeningNotices notices, Clock clock) {
    this.visits = visits;
    this.children = children;
    this.notices = notices;
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
                    .chain(
                        found ->
                            notices
                                .toBeSeen(visit.worker(), visit.keys(), place)
                                .map(told -> page(visit, found, told))));
  }

  private TemplateInstance page(
      Visit visit, OwnChildren.Page found, List<OpeningNotices.Told> told) {
    ChildListing words = new ChildListing(new SpokenTime(clock.instant()));
    return Templates.list(
        visit.frame("Children", Visit.CHILDREN),
        words.initials(found.children()),
        found.more() ? Visit.CHILDREN + "?after=" + found.children().getLast().id() : null,
        words.openings(told),
        ChildSearch.EMPTY);
  }
}

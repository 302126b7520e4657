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
import org.wardline.inbox.ReviewService.Candidates;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;

/** The page of what waits for a decision on whose child it is; deciding is not possible yet. */
@Path(Visit.REVIEWS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ReviewsResource {
  private final Visits visits;
  private final ReviewService reviews;
  private final Clock clock;

  ReviewsResource(Visits visits, ReviewService reviews, Clock clock) {
    this.visits = visits;
    this.reviews = reviews;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance reviews(PageFrame frame, List<ReviewPage> reviews);
  }

  /** Who neither decides nor keeps a restricted child in question finds no such page. */
  @GET
  public Uni<TemplateInstance> list(RoutingContext request) {
    return visits
        .begin(request)
        .chain(
            visit -> reviews.list(visit.worker(), visit.keys()).map(shown -> page(visit, shown)));
  }

  private TemplateInstance page(Visit visit, List<Candidates> shown) {
    if (shown.isEmpty() && !visit.decides()) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    ReviewWording wording = new ReviewWording(clock.instant(), visit.keys());
    return Templates.reviews(
        visit.frame("Reviews", Visit.REVIEWS), shown.stream().map(wording::page).toList());
  }
}

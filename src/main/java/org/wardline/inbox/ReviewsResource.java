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
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.ReviewService.Shown;
import org.wardline.messages.EventAccepted;
import org.wardline.notifications.ReviewPlace;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sqs.Queues;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;

/** The page of what waits for a decision on whose child it is. */
@Path(Visit.REVIEWS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ReviewsResource {
  private static final Logger LOG = Logger.getLogger(ReviewsResource.class);

  private final Visits visits;
  private final ReviewService reviews;
  private final ReviewNews news;
  private final Queues queues;
  private final Clock clock;

  ReviewsResource(
      Visits visits, ReviewService reviews, ReviewNews news, Queues queues, Clock clock) {
    this.visits = visits;
    this.reviews = reviews;
    this.news = news;
    this.queues = queues;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance reviews(
        PageFrame frame,
        List<ReviewPage> reviews,
        boolean later,
        String further,
        String news,
        Said said);
  }

  /** Who neither decides nor keeps a restricted child in question finds no such page. */
  @GET
  public Uni<TemplateInstance> list(
      RoutingContext request, @RestQuery String after, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(visit -> list(visit, ReviewPlace.find(after).orElse(null), said));
  }

  private Uni<TemplateInstance> list(Visit visit, ReviewPlace after, String said) {
    Said done = Saying.of(visit, clock).find(Visit.REVIEWS, said);
    return news.waiting(visit)
        .chain(
            waiting ->
                reviews
                    .list(visit.worker(), after, visit.keys())
                    .map(shown -> page(visit, shown, after != null, waiting, done)));
  }

  private TemplateInstance page(
      Visit visit, Shown shown, boolean later, Set<String> waiting, Said said) {
    ReviewWording wording = new ReviewWording(clock.instant(), visit.keys(), shown.organisations());
    return Templates.reviews(
        visit.frame("Reviews", Visit.REVIEWS),
        shown.reviews().stream().map(wording::page).toList(),
        later,
        shown.end() == null ? null : shown.end().text(),
        ReviewNewsResource.address(waiting),
        said);
  }

  /**
   * This one, none, the sender was asked, or not so after all. Who has no role that answers finds
   * no review.
   */
  @POST
  @Path("{id}")
  public Uni<RestResponse<Void>> answer(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String answer,
      @RestForm String decidedAt) {
    ReviewAnswer said =
        ReviewAnswer.find(answer, decidedAt)
            .orElseThrow(() -> new ProblemException(Problem.NOT_UNDERSTOOD));
    return visits
        .begin(request, visit -> visit.worker().mayAnswer())
        .chain(visit -> answer(visit, id, said));
  }

  private Uni<RestResponse<Void>> answer(Visit visit, UUID id, ReviewAnswer said) {
    return reviews
        .record(visit.worker(), visit.keys(), id, said)
        .call(again -> announce(again.orElse(List.of())))
        .map(again -> again.isPresent() ? Said.REVIEWED : Said.ANSWERED_BEFORE)
        .map(next -> SeeOther.path(Saying.of(visit, clock).address(Visit.REVIEWS, next)));
  }

  /** What is not announced now, the sweeper announces. */
  private Uni<Void> announce(List<EventAccepted> again) {
    return queues
        .send(EventAccepted.QUEUE, again)
        .onFailure()
        .invoke(e -> LOG.warnf("events wait for the sweeper: %s", FailureName.of(e)))
        .onFailure()
        .recoverWithNull();
  }
}

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.notifications.Desk;
import org.wardline.notifications.PageMark;
import org.wardline.notifications.Standing;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;

/** Tells an open page of a notification that it has changed, without a word of the child. */
@Path(Visit.NOTIFICATIONS + "/{id}/news")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class NotificationNewsResource {
  private final Visits visits;
  private final Desk desk;
  private final Clock clock;

  NotificationNewsResource(Visits visits, Desk desk, Clock clock) {
    this.visits = visits;
    this.desk = desk;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance news(String path, PageMark mark, String lead, String rest);
  }

  /**
   * Empty as long as nothing has changed.
   *
   * @param seen what had happened when the page was opened
   * @param stands how it stood then, or when the page was told last
   */
  @GET
  public Uni<RestResponse<TemplateInstance>> tell(
      RoutingContext request, @RestPath UUID id, @RestQuery String seen, @RestQuery String stands) {
    return visits
        .begin(request)
        .chain(visit -> desk.standing(visit.worker(), id))
        .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
        .map(
            now ->
                now.mark().stands().equals(stands)
                    ? RestResponse.noContent()
                    : RestResponse.ok(news(now, seen)));
  }

  private TemplateInstance news(Standing now, String seen) {
    StatusWording status = new StatusWording(new SpokenTime(clock.instant()));
    String lead = status.lead(now.item());
    return Templates.news(
        Visit.NOTIFICATIONS + "/" + now.item().id(),
        new PageMark(seen == null ? "" : seen, now.mark().stands()),
        now.mark().happened().equals(seen) ? lead : "Something else has happened. " + lead,
        status.rest(now.item()));
  }
}

package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.notifications.DeskView;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;

/** The lists of notifications: one's own, one's team's, and those of all teams. */
@Path(Visit.NOTIFICATIONS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class NotificationsResource {
  private final Visits visits;
  private final ListService lists;
  private final Clock clock;

  NotificationsResource(Visits visits, ListService lists, Clock clock) {
    this.visits = visits;
    this.lists = lists;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(PageFrame frame, NotificationList list, Said said);
  }

  /**
   * Refreshes itself, unless the reader has asked for a page that stands still. A reference leads
   * to its notification.
   */
  @GET
  public Uni<RestResponse<TemplateInstance>> list(
      RoutingContext request, @BeanParam ListAddress.Sent sent) {
    return visits
        .begin(request)
        .chain(visit -> sent.sought().isEmpty() ? list(visit, sent) : find(visit, sent));
  }

  private Uni<RestResponse<TemplateInstance>> list(Visit visit, ListAddress.Sent sent) {
    ListAddress at = ListAddress.of(visit.worker(), sent);
    return at.isLeftAlone()
        ? Uni.createFrom().item(SeeOther.path(HiddenResource.PATH))
        : page(visit, at, null, Said.find(sent.said()));
  }

  private Uni<RestResponse<TemplateInstance>> find(Visit visit, ListAddress.Sent sent) {
    return lists
        .find(visit.worker(), sent.sought())
        .chain(
            found ->
                found.isPresent()
                    ? Uni.createFrom().item(SeeOther.path(Visit.NOTIFICATIONS + "/" + found.get()))
                    : page(visit, ListAddress.of(visit.worker(), sent), sent.sought(), null));
  }

  private Uni<RestResponse<TemplateInstance>> page(
      Visit visit, ListAddress at, String missing, Said said) {
    return lists
        .list(visit.worker(), at)
        .map(
            listed ->
                NotificationListing.page(
                    listed, at, DeskView.of(visit.worker()), missing, clock.instant()))
        .map(
            page ->
                RestResponse.ok(
                    Templates.list(visit.frame("Notifications", Visit.NOTIFICATIONS), page, said)));
  }
}

package org.wardline.inbox;

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
import java.time.Clock;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.ListAddress.Sent;
import org.wardline.notifications.DeskView;
import org.wardline.notifications.References;
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

  /** Refreshes itself, unless the reader has asked for a page that stands still. */
  @GET
  public Uni<RestResponse<TemplateInstance>> list(
      RoutingContext request, @BeanParam ListAddress.Sent sent) {
    return visits.begin(request).chain(visit -> list(visit, sent));
  }

  private Uni<RestResponse<TemplateInstance>> list(Visit visit, ListAddress.Sent sent) {
    ListAddress at = ListAddress.of(visit.worker(), sent);
    return at.isLeftAlone()
        ? Uni.createFrom().item(SeeOther.path(HiddenResource.PATH))
        : page(visit, at, null, Saying.of(visit, clock).find(Visit.NOTIFICATIONS, sent.said()));
  }

  /**
   * A reference leads to its notification. It is sent, so that no address has what somebody typed.
   */
  @POST
  public Uni<RestResponse<TemplateInstance>> find(
      RoutingContext request, @RestForm String reference, @RestForm String list) {
    String sought = sought(reference);
    return visits
        .begin(request)
        .chain(
            visit ->
                lists
                    .find(visit.worker(), sought)
                    .chain(
                        found ->
                            found.isPresent()
                                ? Uni.createFrom()
                                    .item(SeeOther.path(Visit.NOTIFICATIONS + "/" + found.get()))
                                : missing(visit, sought, list)));
  }

  static String sought(String reference) {
    return References.find(reference)
        .orElseGet(() -> reference == null ? "" : reference.toUpperCase(Locale.ROOT).strip());
  }

  private Uni<RestResponse<TemplateInstance>> missing(Visit visit, String sought, String list) {
    return page(visit, ListAddress.of(visit.worker(), Sent.of(list)), sought, null);
  }

  private Uni<RestResponse<TemplateInstance>> page(
      Visit visit, ListAddress at, String missing, Said said) {
    String title = missing == null ? "Notifications" : "Error: Notifications";
    return lists
        .list(visit.worker(), at)
        .map(
            listed ->
                NotificationListing.page(
                    listed, at, DeskView.of(visit.worker()), missing, clock.instant()))
        .map(
            page ->
                RestResponse.ok(
                    Templates.list(visit.frame(title, Visit.NOTIFICATIONS), page, said)));
  }
}

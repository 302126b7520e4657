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
import org.jboss.resteasy.reactive.RestQuery;
import org.wardline.inbox.InboxService.Listed;
import org.wardline.platform.web.PageFrame;

/** The page of one's notifications. */
@Path(Visit.NOTIFICATIONS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class NotificationsResource {
  private final Visits visits;
  private final InboxService inbox;
  private final Clock clock;

  NotificationsResource(Visits visits, InboxService inbox, Clock clock) {
    this.visits = visits;
    this.inbox = inbox;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(PageFrame frame, NotificationList list, Said said);
  }

  /**
   * Reloads itself, unless the reader has asked for a page that stands still.
   *
   * @param still present when it is to stand still
   * @param said what was done on the page before
   */
  @GET
  public Uni<TemplateInstance> list(
      RoutingContext request, @RestQuery String still, @RestQuery String said) {
    boolean refreshing = still == null;
    return visits
        .begin(request)
        .chain(
            visit ->
                inbox
                    .list(visit.worker())
                    .map(
                        listed ->
                            Templates.list(
                                visit.frame("Notifications", Visit.NOTIFICATIONS),
                                words(listed, refreshing),
                                Said.find(said))));
  }

  private NotificationList words(Listed listed, boolean refreshing) {
    NotificationListing listing =
        new NotificationListing(listed.items(), listed.initials(), clock.instant());
    return new NotificationList(listing.groups(), listing.asOf(), refreshing);
  }
}

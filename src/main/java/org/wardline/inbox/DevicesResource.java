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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.Device;
import org.wardline.teams.PushServices;

/** The page on which a worker has this device notified, and sees which of theirs are. */
@Path(Visit.DEVICES)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class DevicesResource {
  private final Visits visits;
  private final DevicesService devices;
  private final PushServices services;
  private final Clock clock;

  DevicesResource(Visits visits, DevicesService devices, PushServices services, Clock clock) {
    this.visits = visits;
    this.devices = devices;
    this.services = services;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance devices(PageFrame frame, DevicesPage page, Said said);
  }

  @GET
  public Uni<TemplateInstance> show(RoutingContext request, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(
            visit ->
                devices
                    .list(visit.worker())
                    .map(own -> DevicesPage.of(services.publicKey(), own))
                    .map(
                        page ->
                            page(visit, page, Saying.of(visit, clock).find(Visit.DEVICES, said))));
  }

  private static TemplateInstance page(Visit visit, DevicesPage page, Said said) {
    return Templates.devices(visit.frame("Your devices", Visit.DEVICES), page, said);
  }

  /** The browser has subscribed to its push service, and says where it is to be reached. */
  @POST
  public Uni<RestResponse<Void>> subscribe(
      RoutingContext request,
      @RestForm String endpoint,
      @RestForm String publicKey,
      @RestForm String secret,
      @RestHeader(HttpHeaders.USER_AGENT) String userAgent) {
    Device device =
        new Device(
            Objects.requireNonNullElse(endpoint, ""),
            Objects.requireNonNullElse(publicKey, ""),
            Objects.requireNonNullElse(secret, ""));
    return record(request, visit -> devices.subscribe(visit, device, BrowserName.of(userAgent)));
  }

  @POST
  @Path("{device}/stop")
  public Uni<RestResponse<Void>> stop(RoutingContext request, @RestPath UUID device) {
    return record(request, visit -> devices.stop(visit.worker(), device));
  }

  private Uni<RestResponse<Void>> record(RoutingContext request, Function<Visit, Uni<Said>> act) {
    return visits
        .begin(request)
        .chain(
            visit ->
                act.apply(visit)
                    .map(
                        said ->
                            SeeOther.path(Saying.of(visit, clock).address(Visit.DEVICES, said))));
  }
}

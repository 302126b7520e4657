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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.Uploads;
import org.wardline.teams.Worker;

/**
 * The register keeper's page of the uploads to CP-IS: what would go and why, switching on and off,
 * and what is left to do.
 */
@Path(Visit.UPLOADS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class UploadsResource {
  private final Visits visits;
  private final UploadsService service;
  private final Uploads uploads;
  private final Clock clock;

  UploadsResource(Visits visits, UploadsService service, Uploads uploads, Clock clock) {
    this.visits = visits;
    this.service = service;
    this.uploads = uploads;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance uploads(PageFrame frame, UploadsPage page, Said said);
  }

  /** How it stands, and what would go; of a long list the beginning, unless all is asked for. */
  @GET
  public Uni<TemplateInstance> see(
      RoutingContext request, @RestQuery String all, @RestQuery String said) {
    return visits
        .beginAsRegisterKeeper(request)
        .chain(
            visit ->
                service
                    .see(visit.worker(), visit.keys(), "yes".equals(all))
                    .map(
                        content ->
                            Templates.uploads(
                                visit.frame("Uploads to CP-IS", Visit.REGISTER),
                                UploadsPage.of(content, "yes".equals(all), clock.instant()),
                                Saying.of(visit, clock).find(Visit.UPLOADS, said))));
  }

  /** Switches uploads on or off, or asks for a file now. */
  @POST
  public Uni<RestResponse<Void>> act(RoutingContext request, @RestForm String act) {
    return visits
        .beginAsRegisterKeeper(request)
        .chain(visit -> act(visit.worker(), String.valueOf(act)).map(done -> to(visit, done)));
  }

  private Uni<Said> act(Worker keeper, String act) {
    return switch (act) {
      case "on" -> uploads.enable(keeper.authority(), keeper.id()).replaceWith(Said.UPLOADS_ON);
      case "off" -> uploads.disable(keeper.authority(), keeper.id()).replaceWith(Said.UPLOADS_OFF);
      case "now" -> uploads.request(keeper.authority(), keeper.id()).replaceWith(Said.UPLOAD_ASKED);
      default -> throw new ProblemException(Problem.NOT_FOUND);
    };
  }

  private RestResponse<Void> to(Visit visit, Said said) {
    return SeeOther.path(Saying.of(visit, clock).address(Visit.UPLOADS, said));
  }
}

package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.security.FormTokens;
import org.wardline.platform.security.Sessions;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.Continuity;
import org.wardline.teams.ContinuityOutcome;

/**
 * The page of the continuity account: each of two keepers enters a code, and whoever comes second
 * is signed in. It asks no identity provider.
 */
@Path("/continuity")
@Produces(MediaType.TEXT_HTML)
class ContinuityResource {
  private static final Logger LOG = Logger.getLogger(ContinuityResource.class);

  private final Continuity continuity;
  private final Sessions sessions;
  private final FormTokens tokens;
  private final Clock clock;

  ContinuityResource(Continuity continuity, Sessions sessions, FormTokens tokens, Clock clock) {
    this.continuity = continuity;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance enter(
        PageFrame frame, String within, String error, String waiting);
  }

  @GET
  public Uni<TemplateInstance> show(RoutingContext request) {
    return page(request, null, null);
  }

  @POST
  public Uni<RestResponse<TemplateInstance>> enter(RoutingContext request, @RestForm String code) {
    return continuity.enter(code == null ? "" : code).chain(outcome -> answer(request, outcome));
  }

  private Uni<RestResponse<TemplateInstance>> answer(
      RoutingContext request, ContinuityOutcome outcome) {
    return switch (outcome) {
      case ContinuityOutcome.Refused() -> {
        LOG.warn("a code of the continuity account was refused");
        yield page(request, "Enter a code of the envelope that has not been used yet", null)
            .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
      }
      case ContinuityOutcome.Waiting waiting ->
          page(request, null, new SpokenTime(clock.instant()).deadline(waiting.until()))
              .map(RestResponse::ok);
      case ContinuityOutcome.Opened opened ->
          sessions
              .begin(request, opened.subject(), opened.lasts())
              .replaceWith(SeeOther.path(Visit.NOTIFICATIONS));
    };
  }

  private Uni<TemplateInstance> page(RoutingContext request, String error, String waiting) {
    String title = error == null ? "Continuity account" : "Error: Continuity account";
    return tokens
        .issue(request)
        .map(
            token ->
                Templates.enter(
                    PageFrame.plain(title, token),
                    SpokenTime.length(continuity.within()),
                    error,
                    waiting));
  }
}

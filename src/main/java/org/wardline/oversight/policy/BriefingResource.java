package org.wardline.oversight.policy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.Briefings.Reader;

/** The briefings of allocated and of duty social workers, for everybody who is signed in. */
@Path(BriefingResource.PATH + "/{whom}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class BriefingResource {
  static final String PATH = Visit.POLICY + "/briefing";

  private final Visits visits;
  private final Trials trials;
  private final BriefingTexts texts;

  BriefingResource(Visits visits, Trials trials, BriefingTexts texts) {
    this.visits = visits;
    this.trials = trials;
    this.texts = texts;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance briefing(PageFrame frame, Briefing briefing, boolean mayWrite);
  }

  @GET
  public Uni<TemplateInstance> read(RoutingContext request, @RestPath String whom) {
    Reader reader = reader(whom);
    return visits
        .begin(request)
        .chain(
            visit ->
                trials
                    .inForce(visit.worker())
                    .chain(
                        policy ->
                            texts
                                .inForce(visit.worker())
                                .map(own -> Briefing.of(reader, policy, own.get(reader))))
                    .map(
                        briefing ->
                            Templates.briefing(
                                visit.frame(briefing.title(), Visit.POLICY),
                                briefing,
                                BriefingTexts.mayWrite(visit.worker()))));
  }

  /** Nobody else is briefed. */
  static Reader reader(String whom) {
    return Reader.find(whom).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }
}

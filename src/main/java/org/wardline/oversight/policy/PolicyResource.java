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
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.Route;
import org.wardline.teams.Worker;

/** How it works at this council, for everybody who is signed in. */
@Path(Visit.POLICY)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PolicyResource {
  private static final List<String> TRYING = List.of("manager", "operator", "rota_keeper");

  private final Visits visits;
  private final Trials trials;

  PolicyResource(Visits visits, Trials trials) {
    this.visits = visits;
    this.trials = trials;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance policy(
        PageFrame frame, int version, List<Choice> cases, boolean mayTry);

    static native TemplateInstance map(PageFrame frame, int version, ProcessMap map);
  }

  /** What can be chosen: a value and its words. */
  record Choice(String value, String words) {}

  @GET
  public Uni<TemplateInstance> policy(RoutingContext request) {
    return visits
        .begin(request)
        .chain(
            visit ->
                trials
                    .inForce(visit.worker())
                    .map(
                        policy ->
                            Templates.policy(
                                frame(visit, "How it works"),
                                policy.version(),
                                cases(),
                                mayTry(visit.worker()))));
  }

  /** The business process of one case. */
  @GET
  @Path("map/{kase}")
  public Uni<TemplateInstance> map(RoutingContext request, @RestPath String kase) {
    Route route = TrialForm.find(kase).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    return visits
        .begin(request)
        .chain(
            visit ->
                trials
                    .inForce(visit.worker())
                    .map(
                        policy ->
                            Templates.map(
                                frame(visit, "Process map: " + PolicyWording.name(route)),
                                policy.version(),
                                ProcessMap.of(route, policy.of(route)))));
  }

  static boolean mayTry(Worker worker) {
    return TRYING.stream().anyMatch(worker.roles()::contains);
  }

  static List<Choice> cases() {
    return Arrays.stream(Route.values())
        .map(route -> new Choice(route.code(), PolicyWording.name(route)))
        .toList();
  }

  private static PageFrame frame(Visit visit, String title) {
    return visit.frame(title, Visit.POLICY);
  }
}

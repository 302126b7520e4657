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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.inbox.WhatToDo;
import org.wardline.notifications.DryRun;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.Outcome;
import org.wardline.teams.Route;
import org.wardline.teams.Worker;

/**
 * How it works at this council, for everybody who is signed in; dry runs for who answers for it.
 */
@Path(Visit.POLICY)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PolicyResource {
  private static final List<String> TRYING = List.of("manager", "operator", "rota_keeper");

  private final Visits visits;
  private final Trials trials;
  private final Clock clock;

  PolicyResource(Visits visits, Trials trials, Clock clock) {
    this.visits = visits;
    this.trials = trials;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance policy(
        PageFrame frame, int version, List<Choice> cases, boolean mayTry);

    static native TemplateInstance map(PageFrame frame, int version, ProcessMap map);

    static native TemplateInstance briefing(PageFrame frame, Briefing briefing);

    static native TemplateInstance dryRun(
        PageFrame frame,
        TrialForm form,
        List<Choice> cases,
        List<Choice> people,
        List<String> told);
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
                                frame(visit, "Process map"),
                                policy.version(),
                                ProcessMap.of(route, policy.of(route)))));
  }

  /** The briefing of allocated, or of duty social workers. */
  @GET
  @Path("briefing/{whom: allocated|duty}")
  public Uni<TemplateInstance> briefing(RoutingContext request, @RestPath String whom) {
    WhatToDo.Reader reader = whom.equals("duty") ? WhatToDo.Reader.DUTY : WhatToDo.Reader.ALLOCATED;
    return visits
        .begin(request)
        .chain(
            visit ->
                trials
                    .inForce(visit.worker())
                    .map(policy -> briefing(reader, policy))
                    .map(page -> Templates.briefing(frame(visit, "Briefing"), page)));
  }

  private static Briefing briefing(WhatToDo.Reader reader, AuthorityPolicy policy) {
    return Briefing.of(
        reader,
        policy.of(Route.OPEN),
        policy.outcome().choices().stream().map(Outcome::words).toList());
  }

  /** Who would be told at some moment; an address without a moment shows the form alone. */
  @GET
  @Path("dry-run")
  public Uni<TemplateInstance> dryRun(
      RoutingContext request,
      @RestQuery("case") String kase,
      @RestQuery String worker,
      @RestQuery String moment) {
    TrialForm form =
        moment == null ? TrialForm.empty(clock.instant()) : TrialForm.of(kase, worker, moment);
    return visits
        .begin(request)
        .invoke(PolicyResource::refuseUnlessTrying)
        .chain(visit -> dryRun(visit, form, moment != null && !form.isRefused()));
  }

  private Uni<TemplateInstance> dryRun(Visit visit, TrialForm form, boolean run) {
    return trials
        .people(visit.worker())
        .chain(
            people ->
                told(visit, form, run)
                    .map(
                        told ->
                            Templates.dryRun(
                                frame(visit, "Dry run"),
                                form,
                                cases(),
                                people.stream()
                                    .map(one -> new Choice(one.id().toString(), one.name()))
                                    .toList(),
                                told)));
  }

  private Uni<List<String>> told(Visit visit, TrialForm form, boolean run) {
    return run
        ? trials.run(visit.worker(), form).map(DryRun::words)
        : Uni.createFrom().item(List.of());
  }

  private static void refuseUnlessTrying(Visit visit) {
    if (!mayTry(visit.worker())) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }

  private static boolean mayTry(Worker worker) {
    return TRYING.stream().anyMatch(worker.roles()::contains);
  }

  private static List<Choice> cases() {
    return Arrays.stream(Route.values())
        .map(route -> new Choice(route.code(), PolicyWording.name(route)))
        .toList();
  }

  private static PageFrame frame(Visit visit, String title) {
    return visit.frame(title, Visit.POLICY);
  }
}

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
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.oversight.policy.PolicyResource.Choice;
import org.wardline.platform.web.PageFrame;

/** Dry runs of the policy in force, for those who answer for it. */
@Path(Visit.POLICY + "/dry-run")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class DryRunResource {
  private final Visits visits;
  private final Trials trials;
  private final Clock clock;

  DryRunResource(Visits visits, Trials trials, Clock clock) {
    this.visits = visits;
    this.trials = trials;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance dryRun(
        PageFrame frame, TrialForm form, List<Choice> cases, List<Choice> people, TrialPage told);
  }

  /** Who would be told at some moment; an address without a moment shows the form alone. */
  @GET
  public Uni<TemplateInstance> dryRun(
      RoutingContext request,
      @RestQuery("case") String kase,
      @RestQuery String worker,
      @RestQuery String moment) {
    TrialForm form =
        moment == null ? TrialForm.empty(clock.instant()) : TrialForm.of(kase, worker, moment);
    return visits
        .begin(request, visit -> PolicyResource.mayTry(visit.worker()))
        .chain(visit -> dryRun(visit, form, moment != null && !form.isRefused()));
  }

  private Uni<TemplateInstance> dryRun(Visit visit, TrialForm form, boolean run) {
    String title = form.errors().title("Dry run");
    return trials
        .people(visit.worker())
        .chain(
            people ->
                told(visit, form, run)
                    .map(
                        told ->
                            Templates.dryRun(
                                visit.frame(title, Visit.POLICY),
                                form,
                                PolicyResource.cases(),
                                people.stream()
                                    .map(one -> new Choice(one.id().toString(), one.name()))
                                    .toList(),
                                told)));
  }

  private Uni<TrialPage> told(Visit visit, TrialForm form, boolean run) {
    return run
        ? trials
            .run(visit.worker(), form)
            .map(tried -> TrialPage.of(tried, new SpokenTime(clock.instant())))
        : Uni.createFrom().nullItem();
  }
}

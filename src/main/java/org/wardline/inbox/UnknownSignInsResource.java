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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.NotificationPage.Choice;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.Colleagues;
import org.wardline.teams.Deployments;
import org.wardline.teams.UnknownSignIn;
import org.wardline.teams.UnknownSignIns;
import org.wardline.teams.Worker;

/** The register keeper's list of who signed in and is nobody's worker, and to whom each belongs. */
@Path(Visit.SIGN_INS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class UnknownSignInsResource {
  private final Visits visits;
  private final UnknownSignIns unknown;
  private final Deployments deployments;
  private final Colleagues colleagues;
  private final Clock clock;

  UnknownSignInsResource(
      Visits visits,
      UnknownSignIns unknown,
      Deployments deployments,
      Colleagues colleagues,
      Clock clock) {
    this.visits = visits;
    this.unknown = unknown;
    this.deployments = deployments;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        PageFrame frame, List<Line> lines, boolean listed, List<Choice> people, Said said);
  }

  /** One of them, in words. */
  record Line(String subject, String firstSeen, String lastSeen) {}

  /**
   * Who does not keep the list finds no such page. Where councils share a deployment, only the one
   * that answers for it sees the list; the others enter what the person tells them.
   */
  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery String said) {
    return keeper(request).chain(visit -> list(visit, Said.find(said)));
  }

  /** Nobody gives a sign-in to themselves: another keeper has to. */
  @POST
  public Uni<RestResponse<Void>> give(
      RoutingContext request, @RestForm String subject, @RestForm String worker) {
    return keeper(request)
        .chain(
            visit ->
                AnswerForm.findId(worker == null ? "" : worker)
                    .map(id -> unknown.give(visit.worker(), subject, id))
                    .orElseGet(() -> Uni.createFrom().item(false)))
        .map(given -> given ? Said.SIGN_IN_GIVEN : Said.SIGN_IN_NOT_GIVEN)
        .map(said -> SeeOther.path(Visit.SIGN_INS + "?said=" + said.word()));
  }

  private Uni<Visit> keeper(RoutingContext request) {
    return visits.begin(request, visit -> unknown.mayRead(visit.worker()));
  }

  private Uni<TemplateInstance> list(Visit visit, Said said) {
    return deployments
        .isRunBy(visit.worker())
        .chain(
            listed ->
                (listed ? unknown.list() : Uni.createFrom().item(List.<UnknownSignIn>of()))
                    .chain(
                        found ->
                            colleagues
                                .of(visit.worker())
                                .map(
                                    staff ->
                                        Templates.list(
                                            visit.frame("Sign-ins", Visit.SIGN_INS),
                                            words(found),
                                            listed,
                                            people(staff, visit.worker().id()),
                                            said))));
  }

  private static List<Choice> people(List<Worker> staff, UUID keeper) {
    return staff.stream()
        .filter(worker -> !worker.desktop() && !worker.id().equals(keeper))
        .map(worker -> new Choice(worker.id().toString(), worker.name()))
        .toList();
  }

  private List<Line> words(List<UnknownSignIn> found) {
    SpokenTime time = new SpokenTime(clock.instant());
    return found.stream()
        .map(
            one ->
                new Line(one.subject(), time.moment(one.firstSeen()), time.moment(one.lastSeen())))
        .toList();
  }
}

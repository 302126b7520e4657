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
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Refused;
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
        PageFrame frame,
        List<Line> lines,
        boolean listed,
        List<Choice> people,
        SignInForm form,
        FormErrors errors,
        Said said);
  }

  /** One of them, in words. */
  record Line(String subject, String firstSeen, String lastSeen) {}

  /**
   * Who does not keep the list finds no such page. Where councils share a deployment, only the one
   * that answers for it sees the list; the others enter what the person tells them.
   */
  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery String said) {
    return keeper(request)
        .chain(
            visit ->
                list(visit, SignInForm.EMPTY, Saying.of(visit, clock).find(Visit.SIGN_INS, said)));
  }

  /** Nobody gives a sign-in to themselves: another keeper has to. */
  @POST
  public Uni<RestResponse<TemplateInstance>> give(
      RoutingContext request, @RestForm String subject, @RestForm String worker) {
    SignInForm form = SignInForm.of(subject, worker);
    return keeper(request)
        .chain(visit -> form.isRefused() ? refuse(visit, form) : give(visit, form));
  }

  private Uni<RestResponse<TemplateInstance>> give(Visit visit, SignInForm form) {
    String next = Saying.of(visit, clock).address(Visit.SIGN_INS, Said.SIGN_IN_GIVEN);
    return unknown
        .give(visit.worker(), form.subject(), form.workerId())
        .chain(
            given ->
                given ? Uni.createFrom().item(SeeOther.path(next)) : refuse(visit, form.refused()));
  }

  private Uni<RestResponse<TemplateInstance>> refuse(Visit visit, SignInForm form) {
    return list(visit, form, null).map(Refused::with);
  }

  private Uni<Visit> keeper(RoutingContext request) {
    return visits.begin(request, visit -> unknown.mayRead(visit.worker()));
  }

  private Uni<TemplateInstance> list(Visit visit, SignInForm form, Said said) {
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
                                        page(visit, words(found), listed, staff, form, said))));
  }

  private static TemplateInstance page(
      Visit visit,
      List<Line> lines,
      boolean listed,
      List<Worker> staff,
      SignInForm form,
      Said said) {
    FormErrors errors = form.errors();
    return Templates.list(
        visit.frame(errors.title("Sign-ins"), Visit.SIGN_INS),
        lines,
        listed,
        people(staff, visit.worker().id()),
        form,
        errors,
        said);
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

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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.AbsenceCorrections;
import org.wardline.teams.AbsenceOutcome;
import org.wardline.teams.Absences;
import org.wardline.teams.Colleagues;

/** The page on which people say that they are away, and who covers; keepers say it for all. */
@Path(Visit.ABSENCES)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AbsencesResource {
  private final Visits visits;
  private final Absences absences;
  private final AbsenceCorrections corrections;
  private final Colleagues colleagues;
  private final Clock clock;

  AbsencesResource(
      Visits visits,
      Absences absences,
      AbsenceCorrections corrections,
      Colleagues colleagues,
      Clock clock) {
    this.visits = visits;
    this.absences = absences;
    this.corrections = corrections;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance absences(
        PageFrame frame, AbsencePage page, AbsenceForm form, Said said);
  }

  /** One's own; who keeps the rota sees everybody's. */
  @GET
  public Uni<TemplateInstance> show(RoutingContext request, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(
            visit ->
                page(visit, AbsenceForm.EMPTY, Saying.of(visit, clock).find(Visit.ABSENCES, said)));
  }

  /** Who reloads the answer to a form comes back to the page. */
  @GET
  @Path("{form: away|cover|leaver}")
  public RestResponse<Void> back() {
    return SeeOther.path(Visit.ABSENCES);
  }

  @POST
  @Path("away")
  public Uni<RestResponse<TemplateInstance>> away(
      RoutingContext request,
      @RestForm String worker,
      @RestForm String first,
      @RestForm String last) {
    return record(
        request,
        people -> AbsenceForm.ofAway(people.id(worker), first, last),
        (visit, form) -> absences.away(visit.worker(), form.workerId(), form.during()));
  }

  @POST
  @Path("cover")
  public Uni<RestResponse<TemplateInstance>> cover(
      RoutingContext request,
      @RestForm String worker,
      @RestForm String cover,
      @RestForm String first,
      @RestForm String last) {
    return record(
        request,
        people -> AbsenceForm.ofCover(people.id(worker), people.id(cover), first, last),
        (visit, form) ->
            absences.cover(visit.worker(), form.coverId(), form.workerId(), form.during()));
  }

  /** The last day at work; from the next one on the person has left. */
  @POST
  @Path("leaver")
  public Uni<RestResponse<TemplateInstance>> leaver(
      RoutingContext request, @RestForm String worker, @RestForm String first) {
    return record(
        request,
        people -> AbsenceForm.ofLeaver(people.id(worker), first),
        (visit, form) -> absences.left(visit.worker(), form.workerId(), form.endOfFirst()));
  }

  private Uni<RestResponse<TemplateInstance>> record(
      RoutingContext request,
      Function<PeopleByName, AbsenceForm> sent,
      BiFunction<Visit, AbsenceForm, Uni<AbsenceOutcome>> act) {
    return visits
        .begin(request)
        .chain(
            visit ->
                colleagues
                    .of(visit.worker())
                    .map(PeopleByName::new)
                    .map(sent)
                    .chain(form -> record(visit, form, act)));
  }

  private Uni<RestResponse<TemplateInstance>> record(
      Visit visit, AbsenceForm form, BiFunction<Visit, AbsenceForm, Uni<AbsenceOutcome>> act) {
    return form.isRefused()
        ? refuse(visit, form)
        : act.apply(visit, form).chain(outcome -> next(visit, form, outcome));
  }

  private Uni<RestResponse<TemplateInstance>> next(
      Visit visit, AbsenceForm form, AbsenceOutcome outcome) {
    return switch (outcome) {
      case AbsenceOutcome.Recorded() ->
          Uni.createFrom()
              .item(
                  SeeOther.path(
                      Saying.of(visit, clock).address(Visit.ABSENCES, Said.ABSENCE_RECORDED)));
      case AbsenceOutcome.Refused(String words) ->
          refuse(visit, form.refused("Nothing was recorded: " + words));
      case AbsenceOutcome.NotAllowed() -> throw new ProblemException(Problem.NOT_FOUND);
    };
  }

  private Uni<RestResponse<TemplateInstance>> refuse(Visit visit, AbsenceForm form) {
    return page(visit, form, null)
        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
  }

  private Uni<TemplateInstance> page(Visit visit, AbsenceForm form, Said said) {
    String title = form.errors().title("Absences");
    return colleagues
        .of(visit.worker())
        .chain(
            staff ->
                corrections
                    .recorded(visit.worker())
                    .map(found -> AbsencePage.of(visit.worker(), staff, found, clock.instant())))
        .map(page -> Templates.absences(visit.frame(title, Visit.ABSENCES), page, form, said));
  }
}

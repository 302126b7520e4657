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
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.AbsenceCorrections;
import org.wardline.teams.AbsenceEntry;
import org.wardline.teams.AbsenceOutcome;

/** The page on which an absence or a cover is ended, or one of them or a leaver taken back. */
@Path(Visit.ABSENCES + "/entries/{entry}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class AbsenceEntryResource {
  private final Visits visits;
  private final AbsenceCorrections corrections;
  private final Clock clock;

  AbsenceEntryResource(Visits visits, AbsenceCorrections corrections, Clock clock) {
    this.visits = visits;
    this.corrections = corrections;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance entry(
        PageFrame frame, AbsenceEntryPage page, AbsenceEntryForm form);
  }

  @GET
  public Uni<TemplateInstance> show(RoutingContext request, @RestPath UUID entry) {
    return visits
        .begin(request)
        .chain(
            visit ->
                find(visit, entry).map(found -> page(visit, found, AbsenceEntryForm.begun(found))));
  }

  /** Who reloads the answer to a form comes back to the list. */
  @GET
  @Path("{form: end|take-back}")
  public RestResponse<Void> back() {
    return SeeOther.path(Visit.ABSENCES);
  }

  /** Until when somebody is away, or is covered for. */
  @POST
  @Path("end")
  public Uni<RestResponse<TemplateInstance>> end(
      RoutingContext request, @RestPath UUID entry, @RestForm String last) {
    AbsenceEntryForm form = AbsenceEntryForm.of(last);
    return visits
        .begin(request)
        .chain(
            visit ->
                form.isRefused()
                    ? refuse(visit, entry, form)
                    : corrections
                        .endAt(visit.worker(), entry, form.findEnd())
                        .chain(outcome -> next(visit, entry, outcome, form::refused)));
  }

  /** It was not so, or will not be. */
  @POST
  @Path("take-back")
  public Uni<RestResponse<TemplateInstance>> takeBack(
      RoutingContext request, @RestPath UUID entry) {
    return visits
        .begin(request)
        .chain(
            visit ->
                corrections
                    .takeBack(visit.worker(), entry)
                    .chain(
                        outcome -> next(visit, entry, outcome, AbsenceEntryForm.of("")::refused)));
  }

  private Uni<RestResponse<TemplateInstance>> next(
      Visit visit, UUID entry, AbsenceOutcome outcome, Function<String, AbsenceEntryForm> refused) {
    return switch (outcome) {
      case AbsenceOutcome.Recorded() ->
          Uni.createFrom()
              .item(
                  SeeOther.path(
                      Saying.of(visit, clock).address(Visit.ABSENCES, Said.ABSENCE_CHANGED)));
      case AbsenceOutcome.Refused(String words) ->
          refuse(visit, entry, refused.apply("Nothing was recorded: " + words));
      case AbsenceOutcome.NotAllowed() -> throw new ProblemException(Problem.NOT_FOUND);
    };
  }

  private Uni<RestResponse<TemplateInstance>> refuse(
      Visit visit, UUID entry, AbsenceEntryForm form) {
    return find(visit, entry)
        .map(found -> page(visit, found, form))
        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
  }

  private Uni<AbsenceEntry> find(Visit visit, UUID entry) {
    return corrections.recorded(visit.worker()).map(found -> find(visit, found, entry));
  }

  private static AbsenceEntry find(Visit visit, List<AbsenceEntry> recorded, UUID entry) {
    return recorded.stream()
        .filter(one -> one.id().equals(entry) && one.mayBeChangedBy(visit.worker()))
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }

  private TemplateInstance page(Visit visit, AbsenceEntry found, AbsenceEntryForm form) {
    String title = form.errors().title("Change an absence");
    return Templates.entry(
        visit.frame(title, Visit.ABSENCES), AbsenceEntryPage.of(found, clock.instant()), form);
  }
}

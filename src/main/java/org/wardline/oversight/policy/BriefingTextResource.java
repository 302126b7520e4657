package org.wardline.oversight.policy;

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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.BriefingText;
import org.wardline.teams.Briefings.Reader;
import org.wardline.teams.Briefings.Version;
import org.wardline.teams.OutcomeRules;

/** Where a manager writes, looks at and puts in force what the council says to its workers. */
@Path(BriefingResource.PATH + "/{whom}/text")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class BriefingTextResource {
  private static final String TOO_LATE =
      "Somebody else has changed this text since you began: see the versions below, and save yours"
          + " again if it is to be in force";

  private final Visits visits;
  private final Trials trials;
  private final BriefingTexts texts;
  private final Clock clock;

  BriefingTextResource(Visits visits, Trials trials, BriefingTexts texts, Clock clock) {
    this.visits = visits;
    this.trials = trials;
    this.texts = texts;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance text(PageFrame frame, BriefingForm form);
  }

  @GET
  public Uni<TemplateInstance> write(RoutingContext request, @RestPath String whom) {
    Reader reader = BriefingResource.reader(whom);
    return writer(request)
        .chain(
            visit ->
                texts
                    .versions(visit.worker(), reader)
                    .map(versions -> BriefingForm.begun(reader, versions, time()))
                    .map(form -> page(visit, form)));
  }

  /** Shows how the text would read, or puts it in force. */
  @POST
  public Uni<RestResponse<TemplateInstance>> send(
      RoutingContext request,
      @RestPath String whom,
      @RestForm String text,
      @RestForm String seen,
      @RestForm String act) {
    Draft draft = new Draft(BriefingResource.reader(whom), new BriefingText(text), number(seen));
    return writer(request)
        .chain(
            visit -> {
              if (draft.text().error() != null) {
                return again(visit, draft, draft.text().error());
              }
              return "save".equals(act) ? save(visit, draft) : again(visit, draft, null);
            });
  }

  private record Draft(Reader reader, BriefingText text, int seen) {
    private Draft afterSeeing(int latest) {
      return new Draft(reader, text, latest);
    }
  }

  private Uni<RestResponse<TemplateInstance>> save(Visit visit, Draft draft) {
    return texts
        .save(visit.worker(), draft.reader(), draft.seen(), draft.text())
        .chain(
            saved ->
                saved
                    ? Uni.createFrom()
                        .item(SeeOther.path(BriefingResource.PATH + "/" + draft.reader().word()))
                    : again(visit, draft, TOO_LATE));
  }

  /** What was written is never lost: it stands in the box again. */
  private Uni<RestResponse<TemplateInstance>> again(Visit visit, Draft draft, String error) {
    return trials
        .inForce(visit.worker())
        .chain(
            policy ->
                texts
                    .versions(visit.worker(), draft.reader())
                    .map(versions -> form(draft, error, policy.outcome(), versions)))
        .map(
            form ->
                error == null
                    ? RestResponse.ok(page(visit, form))
                    : RestResponse.status(RestResponse.Status.BAD_REQUEST, page(visit, form)));
  }

  private BriefingForm form(
      Draft draft, String error, OutcomeRules expected, List<Version> versions) {
    Draft now = TOO_LATE.equals(error) ? draft.afterSeeing(BriefingForm.latest(versions)) : draft;
    return BriefingForm.sent(
        now.reader(), now.text(), now.seen(), error, expected, versions, time());
  }

  private static TemplateInstance page(Visit visit, BriefingForm form) {
    String title = form.isRefused() ? "Error: " + form.title() : form.title();
    return Templates.text(visit.frame(title, Visit.POLICY), form);
  }

  private Uni<Visit> writer(RoutingContext request) {
    return visits.begin(request, visit -> BriefingTexts.mayWrite(visit.worker()));
  }

  private static int number(String sent) {
    if (sent == null || !sent.matches("\\d{1,9}")) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    return Integer.parseInt(sent);
  }

  private SpokenTime time() {
    return new SpokenTime(clock.instant());
  }
}

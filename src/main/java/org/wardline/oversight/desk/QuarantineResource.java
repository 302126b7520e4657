package org.wardline.oversight.desk;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.oversight.desk.DeskWording.KeptLine;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;

/** Messages that were kept aside because they could not be read, and their replay. */
@Path(QuarantineResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class QuarantineResource {
  static final String PATH = Visit.DESK + "/quarantine";

  private final DeskVisits visits;
  private final KeptAside keptAside;
  private final Quarantine quarantine;
  private final Clock clock;

  QuarantineResource(DeskVisits visits, KeptAside keptAside, Quarantine quarantine, Clock clock) {
    this.visits = visits;
    this.keptAside = keptAside;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance quarantine(
        PageFrame frame, List<KeptLine> lines, ReasonForm form, boolean mayAct, Done done);
  }

  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery String done) {
    return visits
        .toLookAtAll(request)
        .chain(visit -> page(visit, ReasonForm.EMPTY, Done.find(done)));
  }

  private Uni<TemplateInstance> page(DeskVisit visit, ReasonForm form, Done done) {
    DeskWording words = new DeskWording(new SpokenTime(clock.instant()));
    return keptAside
        .list(visit.worker())
        .map(found -> found.stream().map(words::kept).toList())
        .map(
            lines ->
                Templates.quarantine(
                    visit.frame(form.errors().title("Kept aside")),
                    lines,
                    form,
                    visit.mayAct(),
                    done));
  }

  /** Hands the same bytes in again. */
  @POST
  @Path("{id}/replay")
  public Uni<RestResponse<TemplateInstance>> replay(
      RoutingContext request, @RestPath UUID id, @RestForm String reason) {
    Reason given = Reason.of(reason);
    return visits
        .toActOnAll(request)
        .chain(
            visit ->
                given.isRefused()
                    ? page(visit, new ReasonForm(id.toString(), given), null).map(Refused::with)
                    : replay(visit, id, given)
                        .map(done -> SeeOther.path(PATH + "?done=" + done.word())));
  }

  private Uni<Done> replay(DeskVisit visit, UUID id, Reason reason) {
    return quarantine
        .find(id, visit.keys())
        .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
        .chain(kept -> quarantine.replay(visit.worker(), kept, reason));
  }
}

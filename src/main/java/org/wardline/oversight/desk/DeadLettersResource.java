package org.wardline.oversight.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.oversight.desk.FedQueue.GivenUpOnes;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;

/** What the queues gave up, and its replay. */
@Path(DeadLettersResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class DeadLettersResource {
  static final String PATH = Visit.DESK + "/dead-letters";

  private final DeskVisits visits;
  private final GivenUp givenUp;
  private final FedQueue fed;
  private final Clock clock;

  DeadLettersResource(DeskVisits visits, GivenUp givenUp, FedQueue fed, Clock clock) {
    this.visits = visits;
    this.givenUp = givenUp;
    this.fed = fed;
    this.clock = clock;
  }

  /** The dead letters of one queue; null when the queue service is away. */
  record Group(String queue, List<Line> lines) {
    public String field() {
      return ReasonForm.field(queue);
    }
  }

  /** One of them in words. */
  record Line(String subject, String state, String sent) {}

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance deadLetters(
        PageFrame frame,
        List<Group> groups,
        GivenUpOnes fed,
        ReasonForm form,
        boolean mayAct,
        Done done);
  }

  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery String done) {
    return visits.toLook(request).chain(visit -> page(visit, ReasonForm.EMPTY, Done.find(done)));
  }

  private Uni<TemplateInstance> page(DeskVisit visit, ReasonForm form, Done done) {
    return Multi.createFrom()
        .iterable(GivenUp.queues(visit))
        .onItem()
        .transformToUniAndConcatenate(queue -> group(visit, queue))
        .collect()
        .asList()
        .chain(
            groups ->
                fed.deadLetters(visit)
                    .map(
                        ones ->
                            Templates.deadLetters(
                                visit.frame(form.errors().title("Dead letters")),
                                groups,
                                ones,
                                form,
                                visit.mayAct(),
                                done)));
  }

  private Uni<Group> group(DeskVisit visit, String queue) {
    SpokenTime time = new SpokenTime(clock.instant());
    return givenUp
        .look(visit.worker(), queue)
        .map(found -> new Group(queue, found.stream().map(one -> line(one, time)).toList()))
        .onFailure()
        .recoverWithItem(new Group(queue, null));
  }

  private static Line line(GivenUp.Shown one, SpokenTime time) {
    return new Line(
        one.subject().toString(), one.state().replace('_', ' '), time.moment(one.sentAt()));
  }

  /** Announces all of a queue again. */
  @POST
  @Path("{queue}/replay")
  public Uni<RestResponse<TemplateInstance>> replay(
      RoutingContext request, @RestPath String queue, @RestForm String reason) {
    Reason given = Reason.of(reason);
    return visits
        .toAct(request)
        .invoke(visit -> refuseUnlessSeen(visit, queue))
        .chain(
            visit ->
                given.isRefused()
                    ? page(visit, new ReasonForm(queue, given), null).map(Refused::with)
                    : replay(visit, queue, given)
                        .map(done -> SeeOther.path(PATH + "?done=" + done.word())));
  }

  private static void refuseUnlessSeen(DeskVisit visit, String queue) {
    if (!GivenUp.queues(visit).contains(queue)) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }

  private Uni<Done> replay(DeskVisit visit, String queue, Reason reason) {
    return givenUp
        .replay(visit.worker(), queue, reason)
        .map(count -> count == 0 ? Done.NOTHING_THERE : Done.REPLAYED);
  }
}

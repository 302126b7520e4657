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
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.DeliveryState;
import org.wardline.notifications.Filings;
import org.wardline.platform.sqs.Queues;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;

/** What the case system has not confirmed, and how it is filed again. */
@Path(NotFiledResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class NotFiledResource {
  static final String PATH = "/not-filed";

  private final Visits visits;
  private final Filings filings;
  private final Queues queues;
  private final Clock clock;

  NotFiledResource(Visits visits, Filings filings, Queues queues, Clock clock) {
    this.visits = visits;
    this.filings = filings;
    this.queues = queues;
    this.clock = clock;
  }

  /** One delivery in words; again tells whether one can file it again. */
  record Line(
      String id, String reference, String what, String state, String since, boolean again) {}

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance notFiled(PageFrame frame, List<Line> lines, Done done);
  }

  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery String done) {
    SpokenTime time = new SpokenTime(clock.instant());
    return reader(request)
        .chain(
            visit ->
                filings
                    .notFiled(visit.worker())
                    .map(found -> found.stream().map(one -> line(one, time)).toList())
                    .map(
                        lines ->
                            Templates.notFiled(
                                visit.frame("Not filed", Visit.DESK), lines, Done.find(done))));
  }

  private static Line line(Filings.NotFiled one, SpokenTime time) {
    String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Line(
        one.deliveryId().toString(),
        one.reference(),
        one.caseNote() ? "outcome" : "notification",
        one.code() == null ? state : state + " (" + one.code() + ")",
        time.moment(one.plannedAt()),
        isBegunAnew(one.state()));
  }

  /** What is due or under way is tried by itself; the rest of what is listed only by somebody. */
  private static boolean isBegunAnew(DeliveryState state) {
    return switch (state) {
      case FAILED, BOUNCED, SENT -> true;
      case DUE, SENDING, DELIVERED, NOT_NEEDED -> false;
    };
  }

  @POST
  @Path("{id}")
  public Uni<RestResponse<Void>> fileAgain(RoutingContext request, @RestPath UUID id) {
    return reader(request)
        .chain(visit -> filings.fileAgain(visit.worker(), id))
        .call(this::announce)
        .map(again -> again.isEmpty() ? Done.NOTHING_THERE : Done.FILED)
        .map(done -> SeeOther.path(PATH + "?done=" + done.word()));
  }

  /** A queue that is away loses nothing: what is due is announced again. */
  private Uni<Void> announce(List<DeliveryPlanned> again) {
    return queues.send(DeliveryPlanned.QUEUE, again).onFailure().recoverWithNull();
  }

  private Uni<Visit> reader(RoutingContext request) {
    return visits.begin(request, visit -> filings.mayFile(visit.worker()));
  }

  /** Who reloads the answer to a form comes back to the list. */
  @GET
  @Path("{id}")
  public RestResponse<Void> back() {
    return SeeOther.path(PATH);
  }
}

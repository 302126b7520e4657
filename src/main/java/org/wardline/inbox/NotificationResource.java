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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.notifications.Answer;
import org.wardline.notifications.Answers;
import org.wardline.notifications.Feedback;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;

/** The page of one notification, and the forms with which it is answered. */
@Path(Visit.NOTIFICATIONS + "/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class NotificationResource {
  private final Visits visits;
  private final InboxService inbox;
  private final Answers answers;
  private final Answering answering;
  private final Feedback feedback;
  private final Clock clock;

  NotificationResource(
      Visits visits,
      InboxService inbox,
      Answers answers,
      Answering answering,
      Feedback feedback,
      Clock clock) {
    this.visits = visits;
    this.inbox = inbox;
    this.answers = answers;
    this.answering = answering;
    this.feedback = feedback;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance notification(
        PageFrame frame, NotificationPage page, AnswerForm form, Said said);
  }

  /**
   * Missing and not allowed are the same page.
   *
   * @param said what was done on the page before
   */
  @GET
  public Uni<RestResponse<TemplateInstance>> show(
      RoutingContext request, @RestPath UUID id, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(visit -> page(visit, id, AnswerForm.EMPTY, Said.find(said)))
        .map(RestResponse::ok);
  }

  /** Who reloads the answer to a form, or signs in again, comes back to the notification. */
  @GET
  @Path("{form: acknowledgement|hand-over|outcome}")
  public RestResponse<Void> back(@RestPath UUID id) {
    return SeeOther.path(Visit.NOTIFICATIONS + "/" + id);
  }

  /** "I have seen this". */
  @POST
  @Path("acknowledgement")
  public Uni<RestResponse<TemplateInstance>> acknowledge(
      RoutingContext request, @RestPath UUID id) {
    return visits
        .begin(request)
        .chain(visit -> answers.acknowledge(visit.worker(), id))
        .chain(answering::announce)
        .map(answer -> answering.next(answer, id, Said.ACKNOWLEDGED));
  }

  /** Asks somebody else first. */
  @POST
  @Path("hand-over")
  public Uni<RestResponse<TemplateInstance>> handOver(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String successor,
      @RestForm String message) {
    AnswerForm form = AnswerForm.ofHandOver(successor, message);
    return visits
        .begin(request)
        .chain(visit -> form.isRefused() ? refuse(visit, id, form) : handOver(visit, id, form));
  }

  private Uni<RestResponse<TemplateInstance>> handOver(Visit visit, UUID id, AnswerForm form) {
    return answers
        .handOver(
            visit.worker(), id, form.chosenSuccessor().orElseThrow(), form.message(), visit.keys())
        .chain(answering::announce)
        .chain(
            answer ->
                Answering.isNobodyThere(answer)
                    ? refuse(
                        visit,
                        id,
                        form.handOverRefused(
                            "Select somebody else: this person cannot take it over"))
                    : Uni.createFrom().item(answering.next(answer, id, Said.HANDED_OVER)));
  }

  /** What was decided. */
  @POST
  @Path("outcome")
  public Uni<RestResponse<TemplateInstance>> conclude(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String outcome,
      @RestForm String note,
      @RestForm String notUseful) {
    AnswerForm form = AnswerForm.ofOutcome(outcome, note);
    return visits
        .begin(request)
        .chain(
            visit ->
                form.isRefused() ? refuse(visit, id, form) : conclude(visit, id, form, notUseful));
  }

  /** Of what was not concluded by this form nothing is recorded. */
  private Uni<Void> say(Visit visit, UUID id, String notUseful, Answer answer) {
    return notUseful != null && answer instanceof Answer.Recorded
        ? feedback.notUseful(visit.worker(), id)
        : Uni.createFrom().voidItem();
  }

  private Uni<RestResponse<TemplateInstance>> conclude(
      Visit visit, UUID id, AnswerForm form, String notUseful) {
    return answers
        .conclude(visit.worker(), id, form.outcome(), form.note(), visit.keys())
        .chain(answering::announce)
        .call(answer -> say(visit, id, notUseful, answer))
        .chain(
            answer ->
                answer instanceof Answer.NotOffered
                    ? refuse(visit, id, form.outcomeRefused())
                    : Uni.createFrom().item(answering.next(answer, id, Said.CONCLUDED)));
  }

  private Uni<RestResponse<TemplateInstance>> refuse(Visit visit, UUID id, AnswerForm form) {
    return page(visit, id, form, null)
        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
  }

  private Uni<TemplateInstance> page(Visit visit, UUID id, AnswerForm form, Said said) {
    return inbox
        .open(visit.worker(), id, visit.keys())
        .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
        .map(opened -> new NotificationWording(clock.instant()).page(opened, visit.worker()))
        .map(page -> Templates.notification(frame(visit, page, form), page, form, said));
  }

  private static PageFrame frame(Visit visit, NotificationPage page, AnswerForm form) {
    String title = "Notification " + page.reference();
    return visit.frame(form.isRefused() ? "Error: " + title : title, Visit.NOTIFICATIONS);
  }
}

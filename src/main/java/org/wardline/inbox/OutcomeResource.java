package org.wardline.inbox;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.notifications.Answer;
import org.wardline.notifications.Answers;
import org.wardline.notifications.Feedback;
import org.wardline.notifications.ReadPage;
import org.wardline.notifications.WantedOutcome;
import org.wardline.platform.web.SeeOther;

/** The form with which a notification is concluded; a withdrawal asks before it acts. */
@Path(Visit.NOTIFICATIONS + "/{id}/outcome")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class OutcomeResource {
  private final Visits visits;
  private final NotificationPages pages;
  private final Answers answers;
  private final Answering answering;
  private final Feedback feedback;

  OutcomeResource(
      Visits visits,
      NotificationPages pages,
      Answers answers,
      Answering answering,
      Feedback feedback) {
    this.visits = visits;
    this.pages = pages;
    this.answers = answers;
    this.answering = answering;
    this.feedback = feedback;
  }

  /** Who reloads the answer to the form, or signs in again, comes back to the notification. */
  @GET
  public RestResponse<Void> back(@RestPath UUID id) {
    return SeeOther.path(Visit.NOTIFICATIONS + "/" + id);
  }

  /**
   * What was decided.
   *
   * @param confirmed of a withdrawal, {@code yes} or {@code no}; null from whom it was not asked
   */
  @POST
  public Uni<RestResponse<TemplateInstance>> conclude(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String seen,
      @RestForm String outcome,
      @RestForm String note,
      @RestForm String notUseful,
      @RestForm String confirmed) {
    AnswerForm form = AnswerForm.ofOutcome(seen, outcome, note, notUseful);
    return visits.begin(request).chain(visit -> conclude(visit, id, form, confirmed));
  }

  /** Who thought better of a withdrawal finds the page with what they wrote. */
  private Uni<RestResponse<TemplateInstance>> conclude(
      Visit visit, UUID id, AnswerForm form, String confirmed) {
    if (form.isRefused()) {
      return pages.refuse(visit, id, form);
    }
    return "no".equals(confirmed)
        ? pages.showAgain(visit, id, form)
        : conclude(visit, id, form, "yes".equals(confirmed));
  }

  /** Of what was not concluded by this form nothing is recorded. */
  private Uni<Void> say(Visit visit, UUID id, AnswerForm form, Answer answer) {
    return form.notUseful() && answer instanceof Answer.Recorded
        ? feedback.notUseful(visit.worker(), id)
        : Uni.createFrom().voidItem();
  }

  private Uni<RestResponse<TemplateInstance>> conclude(
      Visit visit, UUID id, AnswerForm form, boolean confirmed) {
    ReadPage read = new ReadPage(id, form.seen());
    WantedOutcome wanted = new WantedOutcome(form.outcome(), form.note(), confirmed, visit.keys());
    return answers
        .conclude(visit.worker(), read, wanted)
        .chain(answering::announce)
        .call(answer -> say(visit, id, form, answer))
        .chain(answer -> answering.next(visit, id, form, answer, Said.CONCLUDED));
  }
}

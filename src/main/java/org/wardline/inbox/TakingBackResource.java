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
import org.wardline.notifications.Answers;
import org.wardline.notifications.ReadPage;
import org.wardline.platform.web.SeeOther;

/** The form with which an outcome that was recorded by mistake is taken back. */
@Path(Visit.NOTIFICATIONS + "/{id}/outcome-taken-back")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class TakingBackResource {
  private final Visits visits;
  private final NotificationPages pages;
  private final Answers answers;
  private final Answering answering;

  TakingBackResource(Visits visits, NotificationPages pages, Answers answers, Answering answering) {
    this.visits = visits;
    this.pages = pages;
    this.answers = answers;
    this.answering = answering;
  }

  /** Who reloads the answer to the form, or signs in again, comes back to the notification. */
  @GET
  public RestResponse<Void> back(@RestPath UUID id) {
    return SeeOther.path(Visit.NOTIFICATIONS + "/" + id);
  }

  /** For a reason. */
  @POST
  public Uni<RestResponse<TemplateInstance>> takeBack(
      RoutingContext request, @RestPath UUID id, @RestForm String seen, @RestForm String reason) {
    AnswerForm form = AnswerForm.ofTakingBack(seen, reason);
    return visits
        .begin(request)
        .chain(
            visit -> form.isRefused() ? pages.refuse(visit, id, form) : takeBack(visit, id, form));
  }

  private Uni<RestResponse<TemplateInstance>> takeBack(Visit visit, UUID id, AnswerForm form) {
    return answers
        .takeOutcomeBack(visit.worker(), new ReadPage(id, form.seen()), form.reason(), visit.keys())
        .chain(answering::announce)
        .chain(answer -> answering.next(visit, id, form, answer, Said.TAKEN_BACK));
  }
}

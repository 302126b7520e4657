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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.notifications.Answers;
import org.wardline.notifications.ReadPage;
import org.wardline.platform.web.SeeOther;

/** The page of one notification, and the forms with which one takes it or hands it over. */
@Path(Visit.NOTIFICATIONS + "/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class NotificationResource {
  private final Visits visits;
  private final NotificationPages pages;
  private final Answers answers;
  private final Answering answering;

  NotificationResource(
      Visits visits, NotificationPages pages, Answers answers, Answering answering) {
    this.visits = visits;
    this.pages = pages;
    this.answers = answers;
    this.answering = answering;
  }

  /**
   * Missing and not allowed are the same page.
   *
   * @param said what was done on the page before
   */
  @GET
  public Uni<RestResponse<TemplateInstance>> show(
      RoutingContext request, @RestPath UUID id, @RestQuery String said) {
    return visits.begin(request).chain(visit -> pages.show(visit, id, said));
  }

  /** Who reloads the answer to a form, or signs in again, comes back to the notification. */
  @GET
  @Path("{form: acknowledgement|hand-over}")
  public RestResponse<Void> back(@RestPath UUID id) {
    return SeeOther.path(Visit.NOTIFICATIONS + "/" + id);
  }

  /** "I have seen this". */
  @POST
  @Path("acknowledgement")
  public Uni<RestResponse<TemplateInstance>> acknowledge(
      RoutingContext request, @RestPath UUID id, @RestForm String seen) {
    return visits.begin(request).chain(visit -> acknowledge(visit, new ReadPage(id, seen)));
  }

  private Uni<RestResponse<TemplateInstance>> acknowledge(Visit visit, ReadPage read) {
    return answers
        .acknowledge(visit.worker(), read)
        .chain(answering::announce)
        .chain(
            answer ->
                answering.next(
                    visit, read.notification(), AnswerForm.EMPTY, answer, Said.ACKNOWLEDGED));
  }

  /** Asks somebody else first. */
  @POST
  @Path("hand-over")
  public Uni<RestResponse<TemplateInstance>> handOver(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String seen,
      @RestForm String successor,
      @RestForm String message) {
    AnswerForm form = AnswerForm.ofHandOver(seen, successor, message);
    return visits
        .begin(request)
        .chain(
            visit -> form.isRefused() ? pages.refuse(visit, id, form) : handOver(visit, id, form));
  }

  private Uni<RestResponse<TemplateInstance>> handOver(Visit visit, UUID id, AnswerForm form) {
    return answers
        .handOver(
            visit.worker(),
            new ReadPage(id, form.seen()),
            form.chosenSuccessor().orElseThrow(),
            form.message(),
            visit.keys())
        .chain(answering::announce)
        .chain(
            answer ->
                Answering.isNobodyThere(answer)
                    ? pages.refuse(
                        visit,
                        id,
                        form.handOverRefused(
                            "Select somebody else: this person cannot take it over"))
                    : answering.next(visit, id, form, answer, Said.HANDED_OVER));
  }
}

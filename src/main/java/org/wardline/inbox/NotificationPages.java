package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.InboxService.Opened;
import org.wardline.notifications.DeskDetail;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.Outcome;

/** Shows one notification, also with what is wrong with a form that was sent. */
@ApplicationScoped
class NotificationPages {
  private final InboxService inbox;
  private final Clock clock;

  NotificationPages(InboxService inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance notification(
        PageFrame frame, NotificationPage page, AnswerForm form, Said said);

    static native TemplateInstance withdrawal(
        PageFrame frame, Withdrawal withdrawal, AnswerForm form);
  }

  /**
   * What somebody is asked before they withdraw a notification.
   *
   * @param outcome in words
   * @param otherChild what would be to be done for the child whom it is about; empty when it is
   *     about none
   */
  record Withdrawal(String path, String reference, String outcome, List<String> otherChild) {
    Withdrawal {
      otherChild = List.copyOf(otherChild);
    }

    static Withdrawal of(DeskDetail detail, String code) {
      return new Withdrawal(
          Visit.NOTIFICATIONS + "/" + detail.item().id(),
          detail.item().reference(),
          detail.expected().find(code).map(Outcome::words).orElse(code),
          DeskDetail.isOfAnother(code) ? WhatToDo.forTheOtherChild() : List.of());
    }
  }

  /** Missing and not allowed are the same page. */
  Uni<RestResponse<TemplateInstance>> show(Visit visit, UUID id, String said) {
    Said done = Saying.of(visit, clock).find(path(id), said);
    return page(visit, id, AnswerForm.EMPTY, done).map(RestResponse::ok);
  }

  /** Whoever has handed a notification over may not see it any more. */
  RestResponse<TemplateInstance> after(Visit visit, UUID id, Said said) {
    String page = said == Said.HANDED_OVER ? Visit.NOTIFICATIONS : path(id);
    return SeeOther.path(Saying.of(visit, clock).address(page, said));
  }

  private static String path(UUID id) {
    return Visit.NOTIFICATIONS + "/" + id;
  }

  /** With what somebody sent and does not want to be recorded as it is. */
  Uni<RestResponse<TemplateInstance>> showAgain(Visit visit, UUID id, AnswerForm form) {
    return page(visit, id, form, null).map(RestResponse::ok);
  }

  /** Says what a withdrawal does, and asks whether it is wanted. */
  Uni<RestResponse<TemplateInstance>> ask(Visit visit, UUID id, AnswerForm form) {
    return open(visit, id)
        .map(opened -> Withdrawal.of(opened.detail(), form.outcome()))
        .map(
            asked ->
                Templates.withdrawal(
                    visit.frame("Withdraw notification " + asked.reference(), Visit.NOTIFICATIONS),
                    asked,
                    form))
        .map(RestResponse::ok);
  }

  Uni<RestResponse<TemplateInstance>> refuse(Visit visit, UUID id, AnswerForm form) {
    return page(visit, id, form, null)
        .map(page -> RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
  }

  /** With what somebody wrote, and why it was not recorded. */
  Uni<RestResponse<TemplateInstance>> giveBack(Visit visit, UUID id, AnswerForm form, Said why) {
    return page(visit, id, form, why)
        .map(page -> RestResponse.status(RestResponse.Status.CONFLICT, page));
  }

  private Uni<TemplateInstance> page(Visit visit, UUID id, AnswerForm form, Said said) {
    return open(visit, id).map(opened -> page(visit, opened, form, said));
  }

  private Uni<Opened> open(Visit visit, UUID id) {
    return inbox
        .open(visit.worker(), id, visit.keys())
        .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
  }

  private TemplateInstance page(Visit visit, Opened opened, AnswerForm form, Said said) {
    NotificationPage page = new NotificationWording(clock.instant()).page(opened, visit.worker());
    Said still = said != null && said.isTrueOf(opened.detail().item()) ? said : null;
    return Templates.notification(frame(visit, page, form), page, form, still);
  }

  private static PageFrame frame(Visit visit, NotificationPage page, AnswerForm form) {
    String title = "Notification " + page.reference();
    return visit.frame(form.isRefused() ? "Error: " + title : title, Visit.NOTIFICATIONS);
  }
}

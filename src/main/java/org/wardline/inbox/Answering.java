package org.wardline.inbox;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Answer;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sqs.Queues;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;

/**
 * What follows an answer: who is to be told is announced, and the reader comes to the next page.
 */
@ApplicationScoped
class Answering {
  private static final Logger LOG = Logger.getLogger(Answering.class);

  private final Queues queues;
  private final NotificationPages pages;

  Answering(Queues queues, NotificationPages pages) {
    this.queues = queues;
    this.pages = pages;
  }

  /**
   * Announces the planned deliveries. They are recorded: when the queue is away, the sweeper
   * announces them, and the reader need not know.
   */
  Uni<Answer> announce(Answer answer) {
    return switch (answer) {
      case Answer.Recorded recorded ->
          queues
              .send(DeliveryPlanned.QUEUE, recorded.planned())
              .onFailure()
              .invoke(
                  failure ->
                      LOG.warnf("deliveries wait for the sweeper: %s", FailureName.of(failure)))
              .onFailure()
              .recoverWithNull()
              .replaceWith(answer);
      case Answer.NotFound notFound -> Uni.createFrom().item(answer);
      case Answer.HeldBy held -> Uni.createFrom().item(answer);
      case Answer.NotAllowed notAllowed -> Uni.createFrom().item(answer);
      case Answer.NotRead notRead -> Uni.createFrom().item(answer);
      case Answer.NotOffered notOffered -> Uni.createFrom().item(answer);
      case Answer.NotConfirmed notConfirmed -> Uni.createFrom().item(answer);
      case Answer.NotNow notNow -> Uni.createFrom().item(answer);
    };
  }

  /** Whether nobody can be asked under the chosen id. */
  static boolean isNobodyThere(Answer answer) {
    return answer instanceof Answer.NotFound || answer instanceof Answer.NotAllowed;
  }

  /**
   * Redirects, so that reloading the page sends no form again; but what somebody wrote and was not
   * recorded is shown to them.
   */
  Uni<RestResponse<TemplateInstance>> next(
      Visit visit, UUID id, AnswerForm form, Answer answer, Said done) {
    return switch (answer) {
      case Answer.Recorded recorded -> to(visit, id, done);
      case Answer.HeldBy held -> notRecorded(visit, id, form, Said.HELD);
      case Answer.NotAllowed notAllowed -> notRecorded(visit, id, form, Said.NOT_YOURS);
      case Answer.NotNow notNow -> notRecorded(visit, id, form, tooLate(done));
      case Answer.NotConfirmed notConfirmed -> pages.ask(visit, id, form);
      case Answer.NotOffered notOffered -> pages.refuse(visit, id, form.outcomeRefused());
      case Answer.NotRead notRead -> pages.refuse(visit, id, form.notRead(again(done)));
      case Answer.NotFound notFound -> throw new ProblemException(Problem.NOT_FOUND);
    };
  }

  private static Said tooLate(Said wanted) {
    return wanted == Said.TAKEN_BACK ? Said.NOT_TO_BE_TAKEN_BACK : Said.TOO_LATE;
  }

  private static String again(Said wanted) {
    return switch (wanted) {
      case CONCLUDED -> "record the outcome again";
      case TAKEN_BACK -> "take the outcome back again";
      case HANDED_OVER -> "hand it over again";
      default -> "say again that you have seen it";
    };
  }

  private Uni<RestResponse<TemplateInstance>> notRecorded(
      Visit visit, UUID id, AnswerForm form, Said why) {
    return form.written().isEmpty() ? to(visit, id, why) : pages.giveBack(visit, id, form, why);
  }

  private Uni<RestResponse<TemplateInstance>> to(Visit visit, UUID id, Said said) {
    return Uni.createFrom().item(pages.after(visit, id, said));
  }
}

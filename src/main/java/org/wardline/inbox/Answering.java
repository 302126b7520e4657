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
import org.wardline.platform.web.SeeOther;

/**
 * What follows an answer: who is to be told is announced, and the reader comes to the next page.
 */
@ApplicationScoped
class Answering {
  private static final Logger LOG = Logger.getLogger(Answering.class);

  private final Queues queues;

  Answering(Queues queues) {
    this.queues = queues;
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
      case Answer.NotOffered notOffered -> Uni.createFrom().item(answer);
      case Answer.NotNow notNow -> Uni.createFrom().item(answer);
    };
  }

  /** Whether nobody can be asked under the chosen id. */
  static boolean isNobodyThere(Answer answer) {
    return answer instanceof Answer.NotFound || answer instanceof Answer.NotAllowed;
  }

  /** Redirects, so that reloading the page sends no form again. */
  RestResponse<TemplateInstance> next(Answer answer, UUID id, Said done) {
    return switch (answer) {
      case Answer.Recorded recorded -> to(done, id);
      case Answer.HeldBy held -> to(Said.HELD, id);
      case Answer.NotAllowed notAllowed -> to(Said.NOT_YOURS, id);
      case Answer.NotNow notNow -> to(Said.TOO_LATE, id);
      case Answer.NotOffered notOffered -> to(Said.TOO_LATE, id);
      case Answer.NotFound notFound -> throw new ProblemException(Problem.NOT_FOUND);
    };
  }

  /** Who has handed a notification over may not see it any more. */
  private static RestResponse<TemplateInstance> to(Said said, UUID id) {
    String page = said == Said.HANDED_OVER ? "" : "/" + id;
    return SeeOther.path(Visit.NOTIFICATIONS + page + "?said=" + said.word());
  }
}

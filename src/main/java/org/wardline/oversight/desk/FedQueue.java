package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wardline.messages.EventArrived;
import org.wardline.platform.sqs.DeadLetters;
import org.wardline.platform.sqs.QueueDepths;

/**
 * The one queue whose messages are the work themselves. They carry more than ids, so that the desk
 * counts its dead letters and reads none.
 */
@ApplicationScoped
class FedQueue {
  static final String NAME = EventArrived.QUEUE;
  static final String DEAD_LETTERS = NAME + DeadLetters.SUFFIX;

  private final QueueDepths depths;

  FedQueue(QueueDepths depths) {
    this.depths = depths;
  }

  /**
   * Its dead letters, as far as they concern a reader.
   *
   * @param shown whether the reader answers for what belongs to no council
   * @param count null while the queue service is away
   */
  record GivenUpOnes(boolean shown, Long count) {
    public String queue() {
      return NAME;
    }

    public boolean isAway() {
      return count == null;
    }

    public boolean isNone() {
      return !isAway() && count == 0;
    }
  }

  Uni<GivenUpOnes> deadLetters(DeskVisit reader) {
    return reader.whole()
        ? depths
            .get(List.of(DEAD_LETTERS))
            .map(found -> new GivenUpOnes(true, found.getFirst().messages()))
            .onFailure()
            .recoverWithItem(new GivenUpOnes(true, null))
        : Uni.createFrom().item(new GivenUpOnes(false, null));
  }
}

package org.wardline.dispatch;

import io.smallrye.mutiny.Uni;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing;

/** One way out of the building, for what is made for it. */
public interface ChannelOf<O extends Outgoing> {

  /**
   * One attempt. An expected failure is an answer; one that nobody thought of may be an exception,
   * and is another try later. Ends in time by itself.
   */
  Uni<Attempt> send(O outgoing, Supplies supplies);
}

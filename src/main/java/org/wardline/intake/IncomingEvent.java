package org.wardline.intake;

import java.util.List;
import org.wardline.formats.Finding;
import org.wardline.messages.CareEvent;

/**
 * One care event of a message, not yet stored.
 *
 * @param index position in the message, counted from 0
 * @param sourceId what the sender names it, the same whenever it is sent
 * @param findings what is odd about it, in words for the sender
 */
record IncomingEvent(int index, String sourceId, CareEvent event, List<Finding> findings) {

  @Override
  public String toString() {
    return "IncomingEvent[index=%d, redacted]".formatted(index);
  }
}

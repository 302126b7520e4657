package org.wardline.intake;

import java.util.List;
import org.wardline.formats.Finding;
import org.wardline.messages.CareEvent;

/**
 * One care event of a message, not yet stored.
 *
 * @param index position in the message, counted from 0
 * @param sourceId what the sender names it, the same whenever it is sent
 * @param cancels what the sender names the event that this one takes back, or null
 * @param findings what is odd about it, in words for the sender
 */
record IncomingEvent(
    int index, String sourceId, String cancels, CareEvent event, List<Finding> findings) {

  @Override
  public String toString() {
    return "IncomingEvent[index=%d, redacted]".formatted(index);
  }
}

package org.wardline.formats.cloudevents;

import java.util.List;
import org.wardline.formats.Finding;

/**
 * One care event that could be read.
 *
 * @param index position in the body, counted from 0
 * @param source the CloudEvent's source, which together with its id names the event for ever
 * @param findings fields that were treated as unknown, or read with a guess
 */
public record ReceivedCareEvent(
    int index, String source, String id, CareEventData data, List<Finding> findings) {

  @Override
  public String toString() {
    return "ReceivedCareEvent[index=%d, redacted]".formatted(index);
  }
}

package org.wardline.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * Queue {@code arrivals}: an event of the event bus, as its rule puts it there. It is the one
 * message that may carry more than ids, and the work itself: no row stands behind it yet.
 *
 * @param id the bus's own, the same at each delivery
 * @param source what the putter calls itself; {@code aws.…} is AWS
 * @param account the AWS account that put it, which the bus vouches for
 * @param time when it was put, as RFC 3339 has it
 * @param detail the care event; or of a file, which and where
 */
public record EventArrived(
    String id,
    String source,
    String account,
    @JsonProperty("detail-type") String detailType,
    String time,
    JsonNode detail) {
  public static final String QUEUE = "arrivals";

  public EventArrived {
    detail = detail == null ? NullNode.getInstance() : detail;
  }

  @Override
  public String toString() {
    return "EventArrived[redacted]";
  }
}

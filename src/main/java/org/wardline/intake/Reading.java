package org.wardline.intake;

import java.util.List;
import org.wardline.formats.Finding;
import org.wardline.formats.Refusal;

/** What came of reading a body: events, or one of the outcomes that no body of ours has. */
sealed interface Reading {

  /** How care events come, as the store names it. */
  enum Format {
    CLOUDEVENTS,
    CPIS
  }

  /**
   * Events, what could not be read beside them, and what is odd about the message as a whole;
   * neither events nor refusals means a heartbeat.
   */
  record Events(
      Format format, List<IncomingEvent> events, List<Refusal> refused, List<Finding> findings)
      implements Reading {

    boolean isHeartbeat() {
      return format == Format.CPIS && events.isEmpty() && refused.isEmpty();
    }
  }

  /** The body is no message at all. */
  record Unreadable(String place, String reason) implements Reading, IntakeOutcome {}

  /** The body is larger than the limit, in bytes. */
  record TooLarge(long limit) implements Reading, IntakeOutcome {}

  /** No format is known by this media type. */
  record UnknownFormat() implements Reading, IntakeOutcome {}
}

package org.wardline.teams;

import java.time.Instant;
import java.util.stream.Stream;

/** From this moment until that, the end excluded; an end of null is open. */
public record Span(Instant from, Instant until) {

  public Span {
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("a span ends after it begins");
    }
  }

  /** Whether that moment lies within. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }

  /** Whether both have a moment in common. */
  boolean meets(Span other) {
    return (until == null || other.from.isBefore(until))
        && (other.until == null || from.isBefore(other.until));
  }

  /** The moments that both have, where they have any. */
  Stream<Span> common(Span other) {
    if (!meets(other)) {
      return Stream.empty();
    }
    Instant end =
        until == null || (other.until != null && other.until.isBefore(until)) ? other.until : until;
    return Stream.of(new Span(from.isAfter(other.from) ? from : other.from, end));
  }
}

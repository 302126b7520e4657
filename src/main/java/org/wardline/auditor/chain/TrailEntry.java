package org.wardline.auditor.chain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/** A row of the audit trail. */
record TrailEntry(
    UUID id,
    long position,
    String authority,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail) {

  /** The chain of entries that belong to no authority; no ODS code is in lower case. */
  static final String NO_AUTHORITY = "none";

  private static final long FORMAT = 1;

  String chain() {
    return Objects.requireNonNullElse(authority, NO_AUTHORITY);
  }

  Instant minute() {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Over all but the position, so that an entry that was only moved is told from a changed one. */
  Hash hash() {
    return new CanonicalBytes()
        .add(FORMAT)
        .add(id)
        .add(authority)
        .add(at)
        .add(actor)
        .add(action)
        .add(subject)
        .add(detail)
        .hash();
  }
}

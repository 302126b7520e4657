package org.wardline.teams;

import java.time.Duration;
import java.time.Instant;

/** What came of a code of the continuity account. */
public sealed interface ContinuityOutcome {

  /** It is no code, it was used before, or there is no account. */
  record Refused() implements ContinuityOutcome {}

  /** The other keeper's code is missing. */
  record Waiting(Instant until) implements ContinuityOutcome {}

  /** Both were there in time: whoever sent the second one is to be signed in under this subject. */
  record Opened(String subject, Duration lasts) implements ContinuityOutcome {}
}

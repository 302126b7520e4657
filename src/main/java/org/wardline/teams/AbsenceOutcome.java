package org.wardline.teams;

/** What came of recording that somebody is away, has left or is covered for. */
public sealed interface AbsenceOutcome {
  /** It is recorded, or was already. */
  record Recorded() implements AbsenceOutcome {}

  /** It cannot be so; {@code words} say why, and what to do. */
  record Refused(String words) implements AbsenceOutcome {}

  /** It is not for this person to record that. */
  record NotAllowed() implements AbsenceOutcome {}
}

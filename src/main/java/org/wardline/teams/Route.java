package org.wardline.teams;

/** Which case it is, as far as it decides who is told. */
public enum Route {
  /** A plan is open and a worker is allocated. */
  OPEN,
  /**
   * The only open plans are of an unborn child, under its mother's number; a worker is allocated.
   */
  UNBORN,
  /** A plan is open, but nobody is allocated. */
  NOBODY_ALLOCATED,
  /** Only ended plans are still visible; the case is open. */
  ENDED_PLAN,
  /** The case was closed less than eight weeks ago. */
  LAST_TEAM,
  /**
   * The case was closed longer ago, or the council knows of no visible plan although CP-IS does.
   */
  CLOSED_CASE,
  /** The child's whereabouts or identity are protected. */
  RESTRICTED;

  /** The case as the file of an escalation policy calls it: {@code nobody-allocated}. */
  public String code() {
    return FileNames.of(this);
  }
}

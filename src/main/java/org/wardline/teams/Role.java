package org.wardline.teams;

/** In which capacity somebody is told; who that is at a given moment, {@link Staff} knows. */
public enum Role {
  ALLOCATED_WORKER("allocated social worker"),
  /**
   * In place of the allocated worker, in a round that began with a hand-over or a late decision.
   */
  ASKED_WORKER("person asked to take it"),
  DUTY_AND_ADVICE("Duty & Advice"),
  DUTY_SOCIAL_WORKER("duty social worker"),
  TEAM_MANAGER("team manager"),
  EDS("Emergency Duty Service"),
  SECOND_EDS("second Emergency Duty Service worker"),
  EDS_MANAGER("Emergency Duty Service manager"),
  CUSTODIAN("custodian"),
  DEPUTY("deputy custodian"),
  SAFEGUARDING_MANAGER("safeguarding manager");

  private final String words;

  Role(String words) {
    this.words = words;
  }

  /** The role as people call it. */
  public String words() {
    return words;
  }
}

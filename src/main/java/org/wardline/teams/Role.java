package org.wardline.teams;

/** In which capacity somebody is told; who that is at a given moment, {@link Staff} knows. */
public enum Role {
  ALLOCATED_WORKER(Kind.RELATIONSHIP, "allocated social worker"),
  MANAGER_OF_ALLOCATED_WORKER(Kind.RELATIONSHIP, "manager of the allocated social worker"),
  LAST_WORKER(Kind.RELATIONSHIP, "last allocated social worker"),
  MANAGER_OF_LAST_WORKER(Kind.RELATIONSHIP, "manager of the last allocated social worker"),
  /**
   * In place of the allocated worker, in a round that began with a hand-over or a late decision.
   */
  ASKED_WORKER(Kind.OF_ROUND, "person asked to take it"),
  /** Who acknowledged it, and is reminded of the decision. */
  OWNER(Kind.OF_ROUND, "owner of the notification"),
  DUTY_AND_ADVICE(Kind.MAILBOX, "Duty & Advice"),
  TEAM_MAILBOX(Kind.MAILBOX, "mailbox of the child's team"),
  EDS_MAILBOX(Kind.MAILBOX, "mailbox of the Emergency Duty Service"),
  DUTY_SOCIAL_WORKER(Kind.ROLE, "duty social worker"),
  TEAM_MANAGER(Kind.ROLE, "team manager"),
  EDS(Kind.ROLE, "Emergency Duty Service"),
  SECOND_EDS(Kind.ROLE, "second Emergency Duty Service worker"),
  EDS_MANAGER(Kind.ROLE, "Emergency Duty Service manager"),
  CUSTODIAN(Kind.ROLE, "custodian"),
  DEPUTY(Kind.ROLE, "deputy custodian"),
  SAFEGUARDING_MANAGER(Kind.ROLE, "safeguarding manager");

  /** How it is found out who that is. */
  public enum Kind {
    /** By what somebody has to do with the child. */
    RELATIONSHIP,
    /** By office or rota. */
    ROLE,
    /** A team's shared mailbox, which nobody in particular reads. */
    MAILBOX,
    /** Only by what happened in a round; no policy can name it. */
    OF_ROUND
  }

  private final Kind kind;
  private final String words;

  Role(Kind kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  public Kind kind() {
    return kind;
  }

  /** The role as people call it. */
  public String words() {
    return words;
  }
}

package org.wardline.teams;

import java.util.UUID;

/**
 * A team of the council.
 *
 * @param kind locality, duty_and_advice, eds or management; of a team that is over, ended
 * @param mailbox the team's shared e-mail address, or null
 * @param managerId its manager, or null
 */
public record Team(
    UUID id,
    String authority,
    String name,
    String kind,
    String telephone,
    String mailbox,
    UUID managerId) {
  public static final String DUTY_AND_ADVICE = "duty_and_advice";
  public static final String EDS = "eds";
  public static final String MANAGEMENT = "management";
  private static final String ENDED = "ended";

  /** Whether the staff file does not name it any more. */
  public boolean isOver() {
    return kind.equals(ENDED);
  }
}

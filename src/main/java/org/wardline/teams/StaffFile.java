package org.wardline.teams;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who works for a council, as its staff file says: everybody, so that whoever is not named any more
 * has left.
 *
 * @param synthetic whether it is the one authority of synthetic events
 * @param mayLeave how many may leave by this file without being asked about
 */
record StaffFile(
    String council, boolean synthetic, int mayLeave, List<Team> teams, List<Entry> workers) {

  /**
   * A worker as the file lists them.
   *
   * @param signIn the identity provider's immutable subject, or null: what is recorded stays
   * @param managerId their manager, or null
   * @param leavesAt the end of their last day, or null
   */
  record Entry(
      UUID id,
      UUID teamId,
      String name,
      String email,
      String mobile,
      String signIn,
      Set<String> roles,
      UUID managerId,
      Instant leavesAt) {

    @Override
    public String toString() {
      return "Entry[" + id + ']';
    }
  }

  /** What there must be for anybody to be told, beyond what each line says. */
  Optional<String> lacking() {
    if (synthetic) {
      return Optional.empty();
    }
    boolean backup =
        teams.stream().anyMatch(t -> t.kind().equals(Team.DUTY_AND_ADVICE) && t.mailbox() != null);
    boolean emergency = teams.stream().anyMatch(t -> t.kind().equals(Team.EDS));
    if (!backup) {
      return Optional.of(
          "no team is of kind duty-and-advice with a mailbox: the backup e-mail needs one");
    }
    return emergency
        ? Optional.empty()
        : Optional.of("no team is of kind eds: out of hours nobody would be told");
  }
}

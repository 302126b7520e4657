package org.wardline.notifications;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.teams.Staff.Concerned;

/**
 * Whom a notification concerns by name; each may be null.
 *
 * @param addresseeId who is asked first in the running round
 */
@Embeddable
record People(
    UUID allocatedWorkerId,
    UUID lastWorkerId,
    UUID addresseeId,
    UUID teamId,
    UUID custodianId,
    UUID deputyId) {
  static final People NOBODY = new People(null, null, null, null, null, null);

  static People of(FollowedChild child) {
    return new People(
        child.allocatedWorker(),
        child.lastWorker(),
        child.allocatedWorker(),
        child.team(),
        child.custodian(),
        child.deputy());
  }

  People asking(UUID addressee) {
    return new People(allocatedWorkerId, lastWorkerId, addressee, teamId, custodianId, deputyId);
  }

  People keptBy(UUID custodian, UUID deputy) {
    return new People(allocatedWorkerId, lastWorkerId, addresseeId, teamId, custodian, deputy);
  }

  /** By the register of a later moment; whoever was asked as the allocated worker is no more. */
  People allocatedTo(UUID worker, UUID last, UUID team) {
    boolean asksAllocated = addresseeId != null && addresseeId.equals(allocatedWorkerId);
    return new People(
        worker, last, asksAllocated ? worker : addresseeId, team, custodianId, deputyId);
  }

  boolean isKeeper(UUID worker) {
    return worker != null && (worker.equals(custodianId) || worker.equals(deputyId));
  }

  Concerned concerned() {
    return new Concerned(
        allocatedWorkerId, addresseeId, lastWorkerId, teamId, custodianId, deputyId);
  }

  /** With nulls, without the team. */
  Stream<UUID> all() {
    return Stream.of(addresseeId, allocatedWorkerId, lastWorkerId, custodianId, deputyId);
  }
}

package org.wardline.notifications;

import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.teams.Route;

/**
 * A child of the register, as far as it decides who is told; the people may be null.
 *
 * @param lastWorker who was allocated last, whether or not somebody is now
 * @param team the team that answers for the child
 */
public record FollowedChild(
    UUID id,
    String authority,
    Route route,
    UUID allocatedWorker,
    UUID lastWorker,
    UUID team,
    UUID custodian,
    UUID deputy) {

  Stream<UUID> people() {
    return Stream.of(allocatedWorker, lastWorker, custodian, deputy);
  }
}

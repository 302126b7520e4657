package org.wardline.notifications;

import java.util.UUID;
import org.wardline.teams.Route;

/**
 * A child of the register, as far as it decides who is told; the people may be null.
 *
 * @param team the team that answers for the child
 */
public record FollowedChild(
    UUID id,
    String authority,
    Route route,
    UUID allocatedWorker,
    UUID team,
    UUID custodian,
    UUID deputy) {}

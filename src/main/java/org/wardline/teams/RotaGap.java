package org.wardline.teams;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A time for which nobody who can be reached is on duty.
 *
 * @param team whose duty it is, or null where the council has no such team
 * @param slot duty, eds, second_eds or eds_manager
 */
public record RotaGap(String authority, UUID team, String slot, Span during) {

  /** Its natural key as an id. */
  UUID id() {
    String key = String.join("|", authority, String.valueOf(team), slot, during.from().toString());
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }
}

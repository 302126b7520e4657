package org.wardline.teams;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who works for the council.
 *
 * @param roles rights by name: worker, duty, eds, manager, register_keeper, rota_keeper, auditor,
 *     operator
 * @param leftAt when they left, or null
 */
public record Worker(
    UUID id,
    String authority,
    UUID teamId,
    String name,
    String email,
    Instant leftAt,
    Set<String> roles) {

  public Worker {
    roles = roles == null ? Set.of() : Set.copyOf(roles);
  }

  boolean worksAt(Instant at) {
    return leftAt == null || at.isBefore(leftAt);
  }

  @Override
  public String toString() {
    return "Worker[" + id + ']';
  }
}

package org.wardline.teams;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody who works for the council.
 *
 * @param email contact point, or null
 * @param mobile contact point to be rung, or null
 * @param desktop contact point: whether they can sign in
 * @param leftAt when they left, or null
 * @param roles rights by name: worker, duty, eds, manager, register_keeper, rota_keeper, auditor,
 *     operator
 * @param absences when they are away
 * @param relationships who manages them or covers for them
 */
public record Worker(
    UUID id,
    String authority,
    UUID teamId,
    String name,
    String email,
    String mobile,
    boolean desktop,
    Instant leftAt,
    Set<String> roles,
    List<Span> absences,
    List<Relationship> relationships) {
  private static final Set<String> ANSWERING = Set.of("worker", "duty", "eds", "manager");

  public Worker {
    roles = roles == null ? Set.of() : Set.copyOf(roles);
    absences = absences == null ? List.of() : List.copyOf(absences);
    relationships = relationships == null ? List.of() : List.copyOf(relationships);
  }

  /** Whether they have not left and are not away. */
  public boolean worksAt(Instant at) {
    return isInServiceAt(at) && absences.stream().noneMatch(absence -> absence.contains(at));
  }

  /** Whether they have not left. */
  public boolean isInServiceAt(Instant at) {
    return leftAt == null || at.isBefore(leftAt);
  }

  /** Whether there is a contact point over which Wardline tells somebody. */
  boolean isReachable() {
    return desktop || email != null;
  }

  /** Whether they may say "I have seen this". */
  public boolean mayAnswer() {
    return roles.stream().anyMatch(ANSWERING::contains);
  }

  /** Whether a turn of duty that begins then may be theirs. */
  public boolean canBeOnDuty(Instant at) {
    return worksAt(at) && isReachable() && mayAnswer();
  }

  /** Whether they keep the register of their council. */
  public boolean keepsRegister() {
    return roles.contains("register_keeper");
  }

  /** Who stands in this relationship to them at that moment, the longest-standing first. */
  Stream<UUID> related(Relationship.Kind kind, Instant at) {
    return relationships.stream()
        .filter(tie -> tie.kind() == kind && tie.during().contains(at))
        .map(Relationship::worker);
  }

  @Override
  public String toString() {
    return "Worker[" + id + ']';
  }
}

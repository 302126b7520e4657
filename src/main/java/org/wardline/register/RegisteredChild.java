package org.wardline.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A child as the register holds it.
 *
 * @param localIdKey hex of the keyed hash of the council's own id, or null
 * @param formerLocalIdKeys of ids that the council gave the child before
 * @param barred workers to whom the child reads as not found
 * @param closedAt when the case was closed, or null
 */
public record RegisteredChild(
    UUID id,
    String authority,
    UUID teamId,
    String givenName,
    String familyName,
    LocalDate dateOfBirth,
    String sex,
    String address,
    String postcode,
    String localIdKey,
    String caseRecord,
    boolean restricted,
    UUID custodianId,
    UUID deputyId,
    Instant closedAt,
    List<HeldNumber> numbers,
    List<Plan> plans,
    List<Allocation> allocations,
    List<String> formerLocalIdKeys,
    List<UUID> barred) {

  public RegisteredChild {
    formerLocalIdKeys = formerLocalIdKeys == null ? List.of() : List.copyOf(formerLocalIdKeys);
    barred = barred == null ? List.of() : List.copyOf(barred);
    numbers = List.copyOf(numbers);
    plans = List.copyOf(plans);
    allocations = List.copyOf(allocations);
  }

  /**
   * An NHS number that the child has or had: hex of its keyed hash; current, superseded, inactive,
   * disputed or unknown.
   */
  public record HeldNumber(String key, String status) {}

  /** Who follows the child, from–until (null: still). */
  public record Allocation(UUID workerId, UUID teamId, Instant fromAt, Instant untilAt) {
    boolean runs(Instant at) {
      return !at.isBefore(fromAt) && (untilAt == null || at.isBefore(untilAt));
    }
  }

  public boolean hasOpenPlan(Instant at) {
    return plans.stream().anyMatch(plan -> plan.isOpen(at));
  }

  /** Whether plans are open at that moment, all of which are an unborn child's. */
  boolean isUnborn(Instant at) {
    return hasOpenPlan(at)
        && plans.stream().filter(plan -> plan.isOpen(at)).allMatch(Plan::isOfUnborn);
  }

  public boolean hasVisiblePlan(Instant at) {
    return plans.stream().anyMatch(plan -> plan.isVisible(at));
  }

  /**
   * The allocation that runs at that moment; the latest, should there be several. A worker who is
   * barred from the child is not asked.
   */
  public Optional<Allocation> allocation(Instant at) {
    return allocations.stream()
        .filter(allocation -> allocation.runs(at) && !barred.contains(allocation.workerId()))
        .max(Comparator.comparing(Allocation::fromAt));
  }

  /** The allocation that runs, else the one that ended last. */
  public Optional<Allocation> lastAllocation(Instant at) {
    return allocation(at)
        .or(
            () ->
                allocations.stream()
                    .filter(allocation -> !allocation.fromAt().isAfter(at))
                    .max(Comparator.comparing(Allocation::fromAt)));
  }

  /** The team that answers for the child: of the allocation, else its own, else its last. */
  public UUID team(Instant at) {
    return allocation(at)
        .map(Allocation::teamId)
        .or(() -> Optional.ofNullable(teamId))
        .or(() -> lastAllocation(at).map(Allocation::teamId))
        .orElse(null);
  }

  @Override
  public String toString() {
    return "RegisteredChild[" + id + ']';
  }
}

package org.wardline.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.HeldNumber;

/**
 * Decides whether an event is about a child of one authority: NHS number and date of birth, or the
 * local id and one of them, must agree, and nothing may contradict. A number that the child had
 * before counts like its present one; an inactive number says nothing; source: domain.md §2,
 * "Matching".
 */
final class MatchPolicy {
  private static final String DISPUTED = "disputed";
  private static final String INACTIVE = "inactive";
  private static final Set<String> VERIFIED = Set.of("current", "superseded", DISPUTED);
  private static final int ENOUGH = 2;

  private MatchPolicy() {}

  /** What the event says: keyed hashes in hex, and the date of birth; each may be null. */
  record Evidence(String numberKey, String localIdKey, LocalDate dateOfBirth) {}

  /** The decision for one authority. */
  sealed interface Match {
    /** It is this child. */
    record Found(RegisteredChild child) implements Match {}

    /** A person must look; the reason is a code. */
    record Uncertain(Reason reason, List<UUID> candidates) implements Match {}

    /** None of the authority's children. */
    record None() implements Match {}
  }

  /** Why a person must look. */
  enum Reason {
    SEVERAL_CANDIDATES,
    DISPUTED_NUMBER,
    CONTRADICTION,
    TOO_LITTLE,
    LIKELY,
    ANOTHER_NUMBER,
    NOT_ON_REGISTER
  }

  private enum Agreement {
    AGREES,
    DIFFERS,
    UNKNOWN
  }

  /** The candidates are those that share the number or the local id. */
  static Match decide(Evidence evidence, List<RegisteredChild> candidates) {
    if (candidates.isEmpty()) {
      return new Match.None();
    }
    if (candidates.size() > 1) {
      return uncertain(Reason.SEVERAL_CANDIDATES, candidates);
    }
    return decide(evidence, candidates.getFirst());
  }

  private static Match decide(Evidence evidence, RegisteredChild child) {
    if (holdsDisputed(child, evidence.numberKey())) {
      return uncertain(Reason.DISPUTED_NUMBER, List.of(child));
    }
    List<Agreement> fields =
        List.of(
            number(evidence.numberKey(), child),
            localId(evidence.localIdKey(), child),
            compare(evidence.dateOfBirth(), child.dateOfBirth()));
    if (fields.contains(Agreement.DIFFERS)) {
      return uncertain(Reason.CONTRADICTION, List.of(child));
    }
    return fields.stream().filter(Agreement.AGREES::equals).count() >= ENOUGH
        ? new Match.Found(child)
        : uncertain(Reason.TOO_LITTLE, List.of(child));
  }

  private static Agreement number(String key, RegisteredChild child) {
    if (key == null) {
      return Agreement.UNKNOWN;
    }
    Optional<HeldNumber> held =
        child.numbers().stream().filter(number -> number.key().equals(key)).findFirst();
    if (held.isPresent()) {
      return held.get().status().equals(INACTIVE) ? Agreement.UNKNOWN : Agreement.AGREES;
    }
    return hasAnotherNumber(key, child) ? Agreement.DIFFERS : Agreement.UNKNOWN;
  }

  /** Whether the council is sure of the child's numbers, and that this is none of them. */
  static boolean hasAnotherNumber(String key, RegisteredChild child) {
    List<String> verified =
        child.numbers().stream()
            .filter(number -> VERIFIED.contains(number.status()))
            .map(HeldNumber::key)
            .toList();
    return key != null && !verified.isEmpty() && !verified.contains(key);
  }

  /**
   * Whether number and date of birth forbid to take the child for the one meant, however likely it
   * is: another number of which the council is sure, or any other number and another date of birth.
   */
  static boolean speaksAgainst(Evidence evidence, RegisteredChild child) {
    boolean isHeld =
        child.numbers().stream().anyMatch(held -> held.key().equals(evidence.numberKey()));
    boolean numberDiffers = evidence.numberKey() != null && !child.numbers().isEmpty() && !isHeld;
    boolean birthDiffers =
        compare(evidence.dateOfBirth(), child.dateOfBirth()) == Agreement.DIFFERS;
    return hasAnotherNumber(evidence.numberKey(), child)
        || (birthDiffers && (numberDiffers || isHeld));
  }

  private static Agreement localId(String key, RegisteredChild child) {
    return key != null && child.formerLocalIdKeys().contains(key)
        ? Agreement.AGREES
        : compare(key, child.localIdKey());
  }

  private static Agreement compare(Object sent, Object held) {
    if (sent == null || held == null) {
      return Agreement.UNKNOWN;
    }
    return sent.equals(held) ? Agreement.AGREES : Agreement.DIFFERS;
  }

  private static boolean holdsDisputed(RegisteredChild child, String key) {
    return child.numbers().stream()
        .anyMatch(held -> held.key().equals(key) && held.status().equals(DISPUTED));
  }

  private static Match uncertain(Reason reason, List<RegisteredChild> candidates) {
    return new Match.Uncertain(reason, candidates.stream().map(RegisteredChild::id).toList());
  }
}

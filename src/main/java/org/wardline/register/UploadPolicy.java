package org.wardline.register;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.cpis.PlanInformation;
import org.wardline.formats.cpis.PlanSubject;
import org.wardline.formats.cpis.PlanType;
import org.wardline.formats.cpis.UploadRecord;

/**
 * Decides what CP-IS is told of somebody: of each kind of plan the latest, as long as the NHS may
 * see it, and what CP-IS holds already also after that; source: domain.md §2 and §3.
 */
final class UploadPolicy {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Map<String, PlanType> TYPES =
      Map.of("CPP", PlanType.CPP, "LAC", PlanType.LAC, "UCPP", PlanType.UCP);

  private final String authority;
  private final boolean testNumbers;
  private final Instant now;

  UploadPolicy(String authority, boolean testNumbers, Instant now) {
    this.authority = authority;
    this.testNumbers = testNumbers;
    this.now = now;
  }

  /** What is decided of one candidate. */
  sealed interface Decision {

    /** CP-IS is to hold this. */
    record Due(UploadRecord record) implements Decision {}

    /** It is not sent, for this reason. */
    record Withheld(WithheldReason reason) implements Decision {}

    /** There is nothing that CP-IS has to know. */
    record NotNeeded() implements Decision {}
  }

  Decision decide(UploadCandidate candidate) {
    List<Plan> plans = plans(candidate);
    if (plans.isEmpty()) {
      return new Decision.NotNeeded();
    }
    return reasonToWithhold(candidate, plans)
        .<Decision>map(Decision.Withheld::new)
        .orElseGet(() -> new Decision.Due(record(candidate, plans)));
  }

  private List<Plan> plans(UploadCandidate candidate) {
    return Stream.of("CPP", "LAC", "UCPP")
        .map(type -> latest(candidate, type))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A plan of the future waits; a deleted one is told of only to take it back. */
  private Optional<Plan> latest(UploadCandidate candidate, String type) {
    List<Plan> begun =
        candidate.plans().stream()
            .filter(plan -> plan.type().equals(type) && !plan.startedAt().isAfter(now))
            .sorted(Comparator.comparing(Plan::startedAt).reversed())
            .toList();
    return begun.stream()
        .filter(plan -> plan.isVisible(now))
        .findFirst()
        .or(() -> begun.stream().findFirst().filter(plan -> candidate.loaded()));
  }

  private Optional<WithheldReason> reasonToWithhold(UploadCandidate who, List<Plan> plans) {
    if (who.restricted()) {
      return Optional.of(WithheldReason.SENSITIVE);
    }
    if (who.number().isEmpty()) {
      return Optional.of(
          who.replaced() ? WithheldReason.NUMBER_OUT_OF_USE : WithheldReason.NO_NUMBER);
    }
    if (!testNumbers && who.number().filter(NhsNumber::isInTestRange).isPresent()) {
      return Optional.of(WithheldReason.TEST_NUMBER);
    }
    if (who.given().isEmpty() || who.family().isEmpty()) {
      return Optional.of(WithheldReason.NO_NAME);
    }
    if (who.born().isEmpty()) {
      return Optional.of(WithheldReason.NO_DATE_OF_BIRTH);
    }
    return plans.stream().anyMatch(UploadPolicy::endsBeforeStart)
        ? Optional.of(WithheldReason.ENDS_BEFORE_START)
        : Optional.empty();
  }

  private static boolean endsBeforeStart(Plan plan) {
    return end(plan).filter(end -> end.isBefore(local(plan.startedAt()))).isPresent();
  }

  private UploadRecord record(UploadCandidate who, List<Plan> plans) {
    return new UploadRecord(
        plans.stream().map(UploadPolicy::information).toList(),
        plans.stream()
            .map(plan -> TYPES.get(plan.type()).subject())
            .distinct()
            .map(kind -> subject(who, kind))
            .toList());
  }

  private PlanSubject subject(UploadCandidate who, PlanSubject.Kind kind) {
    return new PlanSubject(
        kind,
        who.number(),
        who.localId().map(id -> new LocalId(id, Optional.of(authority))),
        who.born(),
        who.given(),
        who.family());
  }

  private static PlanInformation information(Plan plan) {
    return new PlanInformation(
        TYPES.get(plan.type()),
        Optional.of(local(plan.startedAt())),
        end(plan),
        Optional.ofNullable(plan.deletedAt()).map(UploadPolicy::local));
  }

  /** An unborn child's plan always ends: at the expected delivery, if not before. */
  private static Optional<LocalDateTime> end(Plan plan) {
    return Optional.ofNullable(plan.endedAt())
        .map(UploadPolicy::local)
        .or(
            () ->
                Optional.ofNullable(plan.expectedDeliveryOn())
                    .filter(day -> plan.type().equals("UCPP"))
                    .map(day -> day.atStartOfDay()));
  }

  private static LocalDateTime local(Instant at) {
    return at.atZone(LONDON).toLocalDateTime();
  }
}

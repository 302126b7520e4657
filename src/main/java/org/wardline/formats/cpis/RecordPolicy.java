package org.wardline.formats.cpis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;

/** What must be true of a record beyond its schema; source: domain.md §3 and the list. */
final class RecordPolicy {

  private RecordPolicy() {}

  /** The faults of a record of this council; empty if the council is not known. */
  static List<Finding> check(UploadRecord record, Optional<String> council) {
    var findings = new ArrayList<Finding>();
    record.pertinentInformation().forEach(plan -> check(plan, record, findings));
    if (record.pertinentInformation().isEmpty()) {
      findings.add(missing("pertinentInformation", "Give the record at least one plan."));
    }
    if (record.subjects().isEmpty()) {
      findings.add(missing("subject", "Say whose record it is."));
    }
    record.subjects().forEach(subject -> check(subject, council, findings));
    return findings;
  }

  private static void check(PlanInformation plan, UploadRecord record, List<Finding> findings) {
    PlanType type = plan.type();
    if (plan.startDate().isEmpty()) {
      findings.add(missing(type.startDate(), "Give the plan the date on which it began."));
    }
    if (type == PlanType.UCP && plan.endDate().isEmpty()) {
      findings.add(
          missing(type.endDate(), "Give an unborn child's plan an end: the expected delivery."));
    }
    if (isBefore(plan.endDate(), plan.startDate())) {
      findings.add(
          new Finding(
              type.endDate(), "end-before-start", "The plan ends before it begins: correct one."));
    }
    if (record.subjects().stream().noneMatch(subject -> subject.kind() == type.subject())) {
      findings.add(
          new Finding(
              "subject",
              "wrong-subject",
              "A CPP or LAC belongs to a child, a UCP to an unborn child: name that subject."));
    }
  }

  private static void check(PlanSubject subject, Optional<String> council, List<Finding> findings) {
    if (subject.nhsNumber().isEmpty() && subject.localId().isEmpty()) {
      findings.add(missing("id", "Give the NHS number or the council's own id."));
    }
    Optional<String> assigned = subject.localId().flatMap(LocalId::authority);
    if (assigned.isPresent() && council.isPresent() && !assigned.equals(council)) {
      findings.add(
          new Finding(
              "assigningAuthorityName",
              "other-authority",
              "The local id was assigned by another council than the file's: one council per"
                  + " file."));
    }
  }

  private static <T extends Comparable<? super T>> boolean isBefore(
      Optional<T> end, Optional<T> start) {
    return end.isPresent() && start.isPresent() && end.get().compareTo(start.get()) < 0;
  }

  private static Finding missing(String field, String todo) {
    return new Finding(field, "missing", todo);
  }
}

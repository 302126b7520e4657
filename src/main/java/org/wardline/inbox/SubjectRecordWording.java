package org.wardline.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.inbox.SubjectFileWording.Section;
import org.wardline.register.UploadProblem;
import org.wardline.register.keeping.SubjectRecord;
import org.wardline.register.keeping.SubjectRecord.Allocated;
import org.wardline.register.keeping.SubjectRecord.Hold;
import org.wardline.register.keeping.SubjectRecord.Identifier;
import org.wardline.register.keeping.SubjectRecord.Sent;

/** Says what the register holds of a child, for its subject. */
final class SubjectRecordWording {
  private static final String LOADED = "CPR06";

  private final Instant now;

  SubjectRecordWording(Instant now) {
    this.now = now;
  }

  Stream<Section> sections(SubjectRecord child) {
    return Stream.of(
        new Section("Who the child is", identity(child).toList()),
        new Section(
            "Names that the register has had",
            child.formerNames().stream()
                .map(
                    name ->
                        "%s, since %s"
                            .formatted(
                                joined(name.givenName(), name.familyName()),
                                SpokenTime.date(name.fromAt())))
                .toList()),
        new Section(
            "Plans",
            child.plans().stream().map(plan -> ChildRecordWording.plan(plan, now)).toList()),
        new Section(
            "Who was allocated to the child",
            child.allocations().stream().map(SubjectRecordWording::allocated).toList()),
        new Section("How the record is kept", kept(child).toList()),
        new Section(
            "What was sent to the national service CP-IS: number, name, date of birth and plans",
            sent(child).toList()),
        new Section("What the register held, and since when", SubjectHistoryWording.lines(child)));
  }

  private static Stream<String> identity(SubjectRecord child) {
    return Stream.of(
            said("Name", joined(child.givenName(), child.familyName())),
            said(
                "Date of birth",
                Optional.ofNullable(child.dateOfBirth()).map(SpokenTime::date).orElse(null)),
            said("Sex", child.sex()),
            said("Address", child.address()),
            said("Postcode", child.postcode()),
            child.nhsNumbers().stream().map(one -> identifier("NHS number", one)),
            child.localIds().stream().map(one -> identifier("The council’s own id", one)),
            said("Team", child.team()),
            said("Record in the case system", child.caseRecord()),
            said(
                "Case closed",
                Optional.ofNullable(child.closedAt()).map(SpokenTime::dated).orElse(null)),
            said("In the register since", SpokenTime.dated(child.recordedAt())))
        .flatMap(lines -> lines);
  }

  private static Stream<String> said(String name, String value) {
    return value == null || value.isBlank() ? Stream.of() : Stream.of(name + ": " + value);
  }

  private static String identifier(String name, Identifier one) {
    return "%s: %s%s, since %s"
        .formatted(
            name,
            one.value() == null ? "not kept in the clear" : one.value(),
            one.status() == null ? "" : " (" + one.status() + ")",
            SpokenTime.dated(one.recordedAt()));
  }

  private static String allocated(Allocated one) {
    return "%s%s, since %s%s"
        .formatted(
            one.worker(),
            one.team() == null ? "" : ", " + one.team(),
            SpokenTime.date(one.fromAt()),
            one.untilAt() == null ? "" : " until " + SpokenTime.date(one.untilAt()));
  }

  private static Stream<String> kept(SubjectRecord child) {
    return Stream.of(
            Stream.of(
                child.restricted()
                    ? "Restricted: two people of the council alone may know of the child"
                    : "Not restricted"),
            child.barred().stream()
                .map(
                    since ->
                        "Somebody of the council may not know of the child, since "
                            + SpokenTime.dated(since)),
            child.holds().stream().map(SubjectRecordWording::hold))
        .flatMap(lines -> lines);
  }

  private static String hold(Hold hold) {
    return "Nothing is erased because of “%s”: %s said so on %s%s"
        .formatted(
            hold.reference(),
            by(hold.placedBy()),
            SpokenTime.dated(hold.placedAt()),
            hold.liftedAt() == null
                ? ""
                : "; %s ended it on %s"
                    .formatted(by(hold.liftedBy()), SpokenTime.dated(hold.liftedAt())));
  }

  private static String by(String name) {
    return name == null ? "somebody who has left" : name;
  }

  private static Stream<String> sent(SubjectRecord child) {
    return Stream.concat(
        child.uploads().stream().map(SubjectRecordWording::sent),
        Stream.ofNullable(child.withheld())
            .map(code -> "What is wrong with it now: " + UploadProblem.of(code).wrong()));
  }

  private static String sent(Sent one) {
    return one.sentAt() == null
        ? "In file %d of %s, which has not been sent"
            .formatted(one.file(), SpokenTime.dated(one.madeAt()))
        : "In file %d, sent on %s: %s"
            .formatted(one.file(), SpokenTime.dated(one.sentAt()), answer(one.code()));
  }

  private static String answer(String code) {
    if (code == null) {
      return "CP-IS has not answered about the child.";
    }
    return code.equals(LOADED) ? "CP-IS has taken it over." : UploadProblem.of(code).wrong();
  }

  static String joined(String given, String family) {
    return Stream.of(Optional.ofNullable(given), Optional.ofNullable(family))
        .flatMap(Optional::stream)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}

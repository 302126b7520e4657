package org.wardline.formats.cpis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;

/** The subject of a record while it is being read. */
final class SubjectDraft {

  private final XmlElements xml;
  private final PlanSubject.Kind kind;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<NhsNumber> nhsNumber = Optional.empty();
  private Optional<LocalId> localId = Optional.empty();
  private Optional<LocalDate> birthTime = Optional.empty();
  private Optional<String> given = Optional.empty();
  private Optional<String> family = Optional.empty();

  SubjectDraft(XmlElements xml, PlanSubject.Kind kind) {
    this.xml = xml;
    this.kind = kind;
  }

  /** Reads the current element, of a child or of a mother. */
  PlanSubject read() {
    xml.children(this::readPart);
    return new PlanSubject(kind, nhsNumber, localId, birthTime, given, family);
  }

  List<Finding> findings() {
    return findings;
  }

  private void readPart(String element) {
    switch (element) {
      case "id" -> xml.attribute("extension").ifPresent(this::readId);
      case "childPerson", "parentMotherPerson", "playedMother" -> xml.children(this::readPart);
      case "birthTime" -> xml.attribute("value").ifPresent(this::readBirthTime);
      case "name" -> xml.children(this::readName);
      default -> {}
    }
  }

  private void readId(String extension) {
    switch (xml.attribute("root").orElse("")) {
      case Oids.NHS_NUMBER -> readNumber(extension);
      case Oids.LOCAL_ID ->
          localId = Optional.of(new LocalId(extension, xml.attribute("assigningAuthorityName")));
      default -> find("id", "unknown-code", "Only the NHS number and the local id are read.");
    }
  }

  private void readNumber(String extension) {
    nhsNumber = NhsNumber.find(extension);
    if (nhsNumber.isEmpty()) {
      find("id", "check-digit", "The NHS number is not valid: find the right one.");
    }
  }

  private void readBirthTime(String written) {
    birthTime = PlanTime.findDay(written);
    if (birthTime.isEmpty()) {
      find("birthTime", "no-such-day", "The calendar has no such day: correct the date of birth.");
    }
  }

  private void readName(String part) {
    switch (part) {
      case "given" -> given = given.or(xml::text);
      case "family" -> family = xml.text();
      default -> {}
    }
  }

  private void find(String field, String code, String sentence) {
    findings.add(new Finding(field, code, sentence));
  }
}

package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;

/** One notification of inactive numbers while it is being read. */
final class InactiveNumbersDraft {

  private final XmlElements xml;
  private final List<InactiveNumber> subjects = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<String> messageId = Optional.empty();
  private Optional<Instant> effectiveTime = Optional.empty();
  private Optional<String> council = Optional.empty();

  InactiveNumbersDraft(XmlElements xml) {
    this.xml = xml;
  }

  /** Reads one child of the root element. */
  void read(String element) {
    switch (element) {
      case "effectiveTime" ->
          effectiveTime = xml.attribute("value").flatMap(Hl7Time::find).map(Hl7Time::at);
      case "id" -> messageId = xml.attribute("root").map(id -> id.toUpperCase(Locale.ROOT));
      case "primaryInformationRecipient" ->
          council =
              xml.attributeAt(
                      "extension",
                      "COCT_TP145103GB01.IntendedRecipient",
                      "representedSourceOrganization",
                      "id")
                  .map(code -> code.toUpperCase(Locale.ROOT));
      case "subject" -> xml.children(this::readPatient);
      default -> {}
    }
  }

  InactiveNumbers finish() {
    findMissing("id", messageId);
    findMissing("effectiveTime", effectiveTime);
    findMissing("representedSourceOrganization", council);
    return new InactiveNumbers(messageId, effectiveTime, council, subjects, findings);
  }

  private void readPatient(String element) {
    if (!element.equals("pDSInactivePatient")) {
      return;
    }
    var patient = new Patient();
    xml.children(patient::read);
    subjects.add(patient.finish());
  }

  private void findMissing(String field, Optional<?> value) {
    if (value.isEmpty()) {
      findings.add(new Finding(field, "missing", "The message does not give this field readably."));
    }
  }

  /** One patient of the message. */
  private final class Patient {

    private Optional<NhsNumber> nhsNumber = Optional.empty();
    private Optional<LocalId> localId = Optional.empty();
    private Optional<NhsNumber> replacedBy = Optional.empty();
    private Optional<String> uploadFile = Optional.empty();

    private void read(String element) {
      switch (element) {
        case "id" -> xml.attribute("extension").ifPresent(this::readId);
        case "replacedBy" ->
            replacedBy = xml.attributeAt("extension", "newVersion", "id").flatMap(this::number);
        case "subjectOf" -> uploadFile = xml.attributeAt("extension", "lAUploadFile", "value");
        default -> {}
      }
    }

    private void readId(String extension) {
      switch (xml.attribute("root").orElse("")) {
        case Oids.NHS_NUMBER -> nhsNumber = number(extension);
        case Oids.LOCAL_ID ->
            localId = Optional.of(new LocalId(extension, xml.attribute("assigningAuthorityName")));
        default -> {}
      }
    }

    private Optional<NhsNumber> number(String written) {
      Optional<NhsNumber> number = NhsNumber.find(written);
      if (number.isEmpty()) {
        findings.add(
            new Finding(
                "subject %d".formatted(subjects.size() + 1),
                "check-digit",
                "An NHS number is not valid and counts as unknown."));
      }
      return number;
    }

    private InactiveNumber finish() {
      return new InactiveNumber(nhsNumber, localId, replacedBy, uploadFile);
    }
  }
}

package org.wardline.formats.cpis;

import static org.wardline.formats.cpis.XmlOutput.required;

import java.time.LocalDateTime;
import java.util.Optional;

/** Writes the parts that uploads and their responses share. */
final class RecordXml {

  private final XmlOutput xml;

  RecordXml(XmlOutput xml) {
    this.xml = xml;
  }

  void write(CouncilDetails council, String wrapper) {
    xml.open(wrapper).open("organisation");
    xml.empty("id", "root", Oids.ODS, "extension", council.code());
    xml.text("name", council.name().orElse(council.code()));
    council.workTelephone().ifPresent(telephone -> telecom("WP", telephone));
    council.emergencyTelephone().ifPresent(telephone -> telecom("EC", telephone));
    xml.close().close();
  }

  void write(UploadRecord record) {
    record.pertinentInformation().forEach(this::write);
    record.subjects().forEach(this::write);
  }

  void write(PlanSubject subject) {
    PlanSubject.Kind kind = subject.kind();
    xml.open("subject").contentId(kind.template(), kind.role()).open(kind.element());
    switch (kind) {
      case CHILD -> {
        ids(subject);
        xml.open("childPerson");
        person(subject);
        xml.close();
      }
      case UNBORN_CHILD -> {
        xml.open("parentMotherPerson");
        person(subject);
        xml.open("playedMother");
        ids(subject);
        xml.close().close();
      }
    }
    xml.close().close();
  }

  private void write(PlanInformation plan) {
    PlanType type = plan.type();
    xml.open("pertinentInformation")
        .contentId(type.template(), type.information())
        .open(type.element());
    date("component", type.startDate(), Optional.of(required(plan.startDate(), type.startDate())));
    date("component1", type.endDate(), plan.endDate());
    date("component2", type.deleteDate(), plan.deleteDate());
    xml.close().close();
  }

  private void date(String component, String element, Optional<LocalDateTime> date) {
    date.ifPresent(
        at ->
            xml.open(component)
                .open(element)
                .empty("value", "value", PlanTime.write(at))
                .close()
                .close());
  }

  private void ids(PlanSubject subject) {
    subject
        .nhsNumber()
        .ifPresent(
            number -> xml.empty("id", "root", Oids.NHS_NUMBER, "extension", number.digits()));
    subject.localId().ifPresent(id -> new RecipientXml(xml).write("id", id));
  }

  private void person(PlanSubject subject) {
    xml.empty("birthTime", "value", PlanTime.write(required(subject.birthTime(), "birthTime")));
    xml.open("name")
        .text("given", required(subject.given(), "given"))
        .text("family", required(subject.family(), "family"))
        .close();
  }

  private void telecom(String use, String telephone) {
    xml.empty("telecom", "use", use, "value", "tel:" + telephone);
  }
}

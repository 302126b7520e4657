package org.wardline.formats.cpis;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;

/** One record of an upload while it is being read: its plans, subjects and faults. */
final class RecordDraft {

  private final XmlElements xml;
  private final List<PlanInformation> plans = new ArrayList<>();
  private final List<PlanSubject> subjects = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  RecordDraft(XmlElements xml) {
    this.xml = xml;
  }

  /** Reads the current element, whose children are plans and subjects. */
  void read() {
    xml.children(
        element -> {
          switch (element) {
            case "pertinentInformation" -> xml.children(this::readPlan);
            case "subject" -> xml.children(this::readSubject);
            default -> {}
          }
        });
  }

  UploadRecord record() {
    return new UploadRecord(plans, subjects);
  }

  List<Finding> findings() {
    return findings;
  }

  private void readPlan(String element) {
    PlanType.ofElement(element).ifPresent(this::readPlan);
  }

  private void readPlan(PlanType type) {
    var dates = new PlanDates(type);
    xml.children(
        component ->
            xml.children(
                date ->
                    dates.take(
                        date,
                        xml.attributeAt("value", "value").flatMap(at -> readDate(date, at)))));
    plans.add(dates.plan());
  }

  private Optional<LocalDateTime> readDate(String field, String written) {
    if (!PlanTime.hasTwelveDigits(written)) {
      find(field, "not-12-digits", "Write the date and time as 12 digits, YYYYMMDDHHMM.");
      return Optional.empty();
    }
    Optional<LocalDateTime> date = PlanTime.find(written);
    if (date.isEmpty()) {
      find(field, "no-such-day", "The calendar has no such day or time: correct the date.");
    }
    return date;
  }

  private void readSubject(String element) {
    PlanSubject.Kind.ofElement(element)
        .ifPresent(
            kind -> {
              var subject = new SubjectDraft(xml, kind);
              subjects.add(subject.read());
              findings.addAll(subject.findings());
            });
  }

  private void find(String field, String code, String sentence) {
    findings.add(new Finding(field, code, sentence));
  }

  /** The dates of one plan. */
  private static final class PlanDates {

    private final PlanType type;
    private Optional<LocalDateTime> start = Optional.empty();
    private Optional<LocalDateTime> end = Optional.empty();
    private Optional<LocalDateTime> delete = Optional.empty();

    PlanDates(PlanType type) {
      this.type = type;
    }

    void take(String element, Optional<LocalDateTime> date) {
      if (element.equals(type.startDate())) {
        start = date;
      } else if (element.equals(type.endDate())) {
        end = date;
      } else if (element.equals(type.deleteDate())) {
        delete = date;
      }
    }

    PlanInformation plan() {
      return new PlanInformation(type, start, end, delete);
    }
  }
}

package org.wardline.formats.cpis;

import java.util.Arrays;
import java.util.Optional;

/** The plans that CP-IS knows, and whose record each belongs to. */
public enum PlanType {
  CPP("COCT_TP146101GB01", "CPPInformation", "cPP", PlanSubject.Kind.CHILD),
  LAC("COCT_TP146100GB01", "LACInformation", "lAC", PlanSubject.Kind.CHILD),
  UCP("COCT_TP146102GB01", "UCPInformation", "uCP", PlanSubject.Kind.UNBORN_CHILD);

  private final String template;
  private final String information;
  private final String prefix;
  private final PlanSubject.Kind subject;

  PlanType(String template, String information, String prefix, PlanSubject.Kind subject) {
    this.template = template;
    this.information = information;
    this.prefix = prefix;
    this.subject = subject;
  }

  /** The kind of subject that a record with such a plan must have. */
  public PlanSubject.Kind subject() {
    return subject;
  }

  String template() {
    return template;
  }

  String information() {
    return information;
  }

  String element() {
    return template + '.' + information;
  }

  String startDate() {
    return prefix + "StartDate";
  }

  String endDate() {
    return prefix + "EndDate";
  }

  String deleteDate() {
    return prefix + "DeleteDate";
  }

  static Optional<PlanType> ofElement(String element) {
    return Arrays.stream(values()).filter(type -> type.element().equals(element)).findFirst();
  }
}

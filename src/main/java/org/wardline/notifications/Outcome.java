package org.wardline.notifications;

/** What was decided about a notification. */
public enum Outcome {
  NO_FURTHER_ACTION("No further action"),
  CONTACTED_HOSPITAL("Contacted the hospital"),
  VISIT_PLANNED("Visit planned"),
  STRATEGY_DISCUSSION("Strategy discussion"),
  SECTION_47_ENQUIRY("Section 47 enquiry"),
  PASSED_TO_ANOTHER_AUTHORITY("Passed to another authority"),
  ACCESS_ONLY("Access only: the child was not seen"),
  WRONG_CHILD("Wrong child");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** The outcome as people call it. */
  public String words() {
    return words;
  }
}

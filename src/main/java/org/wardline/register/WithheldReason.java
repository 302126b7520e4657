package org.wardline.register;

/** Why somebody's record is not sent to CP-IS, and what to do. */
public enum WithheldReason {
  NO_NUMBER("There is no valid NHS number.", "Find the NHS number and record it."),
  NUMBER_OUT_OF_USE(
      "The NHS number is no longer in use.", "Find the number in use now and record it."),
  TEST_NUMBER("The NHS number is of the test range.", "Record the child's own number."),
  SENSITIVE("The record is sensitive.", "Nothing: the custodian decides."),
  NO_NAME("The given or the family name is missing.", "Record the name."),
  NO_DATE_OF_BIRTH("The date of birth is missing.", "Record the date of birth."),
  ENDS_BEFORE_START("A plan ends before it begins.", "Correct the dates of the plan.");

  private final String wrong;
  private final String todo;

  WithheldReason(String wrong, String todo) {
    this.wrong = wrong;
    this.todo = todo;
  }

  /** What is wrong, in a sentence. */
  public String wrong() {
    return wrong;
  }

  /** What to do, in a sentence. */
  public String todo() {
    return todo;
  }
}

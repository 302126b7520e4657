package org.wardline.mesh;

/** What is done with a collected message, each recorded in a column of its own. */
enum Step {
  PASSING_ON("passing_on_at"),
  PASSED_ON("passed_on_at"),
  ACKNOWLEDGED("acknowledged_at"),
  DUTY_TOLD("duty_told_at");

  private final String column;

  Step(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}

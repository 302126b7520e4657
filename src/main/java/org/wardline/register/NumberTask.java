package org.wardline.register;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody must find out about a number that is no longer in use; neither number is shown.
 *
 * @param childId null when the register has nobody by that number
 */
public record NumberTask(UUID childId, Task task, Instant since) {

  /** What to find out. */
  public enum Task {
    NO_REPLACEMENT("The NHS number is no longer in use. Find the one in use now and record it."),
    REPLACEMENT_IN_USE(
        "The NHS number is no longer in use. Check with the custodian before anything is"
            + " recorded."),
    RESTRICTED("The NHS number is no longer in use. You decide whether the new one is recorded."),
    UNKNOWN_CHILD("A number is no longer in use of a record that the register does not have.");

    private final String todo;

    Task(String todo) {
      this.todo = todo;
    }

    /** What to do, in words. */
    public String todo() {
      return todo;
    }
  }
}

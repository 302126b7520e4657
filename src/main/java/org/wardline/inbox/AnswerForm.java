package org.wardline.inbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.Outcome;

/**
 * What was sent of a notification's forms, and what is wrong with it.
 *
 * @param outcome the name of the outcome, or empty
 * @param successor the id of who is to take over, or empty
 */
record AnswerForm(String outcome, String note, String successor, List<FieldError> errors) {
  static final AnswerForm EMPTY = new AnswerForm("", "", "", List.of());
  private static final int LONGEST_NOTE = 2000;

  AnswerForm {
    errors = List.copyOf(errors);
  }

  /** A field, by the id of its first input, and what to do about it. */
  record FieldError(String field, String words) {}

  /** The form of the outcome as it was sent. */
  static AnswerForm ofOutcome(String outcome, String note) {
    String chosen = outcome == null ? "" : outcome;
    String written = note == null ? "" : note.replace("\r\n", "\n").strip();
    List<FieldError> errors = new ArrayList<>();
    if (findOutcome(chosen).isEmpty()) {
      errors.add(new FieldError("outcome", "Select what was decided"));
    }
    int length = written.codePointCount(0, written.length());
    if (length > LONGEST_NOTE) {
      errors.add(
          new FieldError(
              "note",
              "Shorten the note to 2,000 characters or less; it has %,d".formatted(length)));
    }
    return new AnswerForm(chosen, written, "", errors);
  }

  /** The form of the hand-over as it was sent. */
  static AnswerForm ofHandOver(String successor) {
    String chosen = successor == null ? "" : successor.strip();
    return findId(chosen).isPresent()
        ? new AnswerForm("", "", chosen, List.of())
        : handOverRefused("Select who takes it over");
  }

  /** The hand-over to this person is not possible. */
  static AnswerForm handOverRefused(String words) {
    return new AnswerForm("", "", "", List.of(new FieldError("successor", words)));
  }

  Optional<Outcome> chosenOutcome() {
    return findOutcome(outcome);
  }

  Optional<UUID> chosenSuccessor() {
    return findId(successor);
  }

  /** Whether it cannot be recorded as it is. */
  public boolean isRefused() {
    return !errors.isEmpty();
  }

  /** The error of a field, or null. */
  public String errorOf(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::words)
        .findFirst()
        .orElse(null);
  }

  private static Optional<Outcome> findOutcome(String name) {
    return Arrays.stream(Outcome.values()).filter(o -> o.name().equals(name)).findFirst();
  }

  private static Optional<UUID> findId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}

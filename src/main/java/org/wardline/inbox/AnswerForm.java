package org.wardline.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was sent of a notification's forms, and what is wrong with it.
 *
 * @param seen the mark of what the page showed, or null
 * @param outcome the code of the outcome, or empty
 * @param successor the id of who is to take over, or empty
 * @param message what the successor should know
 * @param notUseful whether the notification was of no use
 * @param reason why an outcome is taken back
 */
record AnswerForm(
    String seen,
    String outcome,
    String note,
    boolean notUseful,
    String successor,
    String message,
    String reason,
    List<FieldError> errors) {
  static final AnswerForm EMPTY = new AnswerForm(null, "", "", false, "", "", "", List.of());
  private static final String NEWS =
      "Something else has happened since you opened this page. Read it, then ";
  private static final String SELECT_OUTCOME = "Select what was decided";
  private static final int LONGEST_NOTE = 2000;

  AnswerForm {
    errors = List.copyOf(errors);
  }

  /** A field, by the id of its first input, and what to do about it. */
  record FieldError(String field, String words) {}

  /** The form of the outcome as it was sent. */
  static AnswerForm ofOutcome(String seen, String outcome, String note, String notUseful) {
    String chosen = outcome == null ? "" : outcome;
    String written = tidy(note);
    List<FieldError> errors = new ArrayList<>();
    if (chosen.isEmpty()) {
      errors.add(new FieldError("outcome", SELECT_OUTCOME));
    }
    checkLength(written, "note", errors);
    return new AnswerForm(seen, chosen, written, notUseful != null, "", "", "", errors);
  }

  /** The same form; that outcome is not offered. */
  AnswerForm outcomeRefused() {
    return refused("outcome", SELECT_OUTCOME);
  }

  /** The form of the hand-over as it was sent. */
  static AnswerForm ofHandOver(String seen, String successor, String message) {
    String chosen = successor == null ? "" : successor.strip();
    String written = tidy(message);
    List<FieldError> errors = new ArrayList<>();
    if (findId(chosen).isEmpty()) {
      errors.add(new FieldError("successor", "Select who takes it over"));
    }
    checkLength(written, "message", errors);
    return new AnswerForm(seen, "", "", false, chosen, written, "", errors);
  }

  /** The form by which an outcome is taken back as it was sent. */
  static AnswerForm ofTakingBack(String seen, String reason) {
    String written = tidy(reason);
    List<FieldError> errors = new ArrayList<>();
    if (written.isEmpty()) {
      errors.add(new FieldError("reason", "Say why the outcome is taken back"));
    }
    checkLength(written, "reason", errors);
    return new AnswerForm(seen, "", "", false, "", "", written, errors);
  }

  /** The same form; the hand-over to this person is not possible. */
  AnswerForm handOverRefused(String words) {
    return refused("successor", words);
  }

  /** The same form; what it answers is not what is there now, so that nothing stays chosen. */
  AnswerForm notRead(String next) {
    return refused("what-happened", NEWS + next);
  }

  private AnswerForm refused(String field, String words) {
    return new AnswerForm(
        null, "", note, notUseful, "", message, reason, List.of(new FieldError(field, words)));
  }

  /** What somebody wrote, in whichever of the forms; or empty. */
  public String written() {
    return Stream.of(note, message, reason).filter(w -> !w.isEmpty()).findFirst().orElse("");
  }

  private static String tidy(String text) {
    return text == null ? "" : text.replace("\r\n", "\n").strip();
  }

  private static void checkLength(String written, String field, List<FieldError> errors) {
    int length = written.codePointCount(0, written.length());
    if (length > LONGEST_NOTE) {
      errors.add(
          new FieldError(
              field, "Shorten the note to 2,000 characters or less; it has %,d".formatted(length)));
    }
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

  static Optional<UUID> findId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}

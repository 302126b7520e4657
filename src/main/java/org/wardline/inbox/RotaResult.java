package org.wardline.inbox;

import java.util.List;
import java.util.Locale;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;
import org.wardline.teams.RotaFinding;
import org.wardline.teams.RotaOutcome;

/**
 * What came of a change to the rota, in words.
 *
 * @param refused whether nothing of it was recorded
 */
record RotaResult(boolean refused, String sentence, List<String> findings) {
  private static final String FILE = "calendar";

  RotaResult {
    findings = List.copyOf(findings);
  }

  static RotaResult of(RotaOutcome outcome) {
    return switch (outcome) {
      case RotaOutcome.Saved saved when isNothing(saved) ->
          new RotaResult(true, "Nothing was recorded.", words(saved));
      case RotaOutcome.Saved saved ->
          new RotaResult(
              false,
              "Recorded: %d new or changed, %d as they were, %d removed."
                  .formatted(saved.saved(), saved.unchanged(), saved.removed()),
              words(saved));
      case RotaOutcome.Unreadable(String words) -> refused("Nothing was recorded: " + words + ".");
      case RotaOutcome.NotAllowed() ->
          refused("Nothing was recorded: it is for the rota keeper or a manager.");
    };
  }

  /** No file came with the form. */
  static RotaResult ofNoFile() {
    return refused("Choose a calendar file that is not empty");
  }

  private static RotaResult refused(String sentence) {
    return new RotaResult(true, sentence, List.of());
  }

  /** What a form's field has to do with it, when nothing was recorded. */
  static FormErrors refusals(RotaOutcome outcome, String field) {
    return switch (outcome) {
      case RotaOutcome.Saved saved when isNothing(saved) ->
          new FormErrors(
              saved.findings().stream()
                  .map(finding -> new FormError(field, sentence(finding.words())))
                  .toList());
      case RotaOutcome.Saved recorded -> FormErrors.NONE;
      case RotaOutcome.Unreadable(String words) -> FormErrors.of(field, sentence(words));
      case RotaOutcome.NotAllowed() ->
          FormErrors.of(field, "Ask the rota keeper or a manager to change it");
    };
  }

  /** The same of a calendar file, whose events are named. */
  FormErrors errors() {
    if (!refused) {
      return FormErrors.NONE;
    }
    return findings.isEmpty()
        ? FormErrors.of(FILE, sentence)
        : new FormErrors(findings.stream().map(words -> new FormError(FILE, words)).toList());
  }

  private static boolean isNothing(RotaOutcome.Saved saved) {
    return saved.saved() + saved.unchanged() + saved.removed() == 0 && !saved.findings().isEmpty();
  }

  private static List<String> words(RotaOutcome.Saved saved) {
    return saved.findings().stream().map(RotaResult::words).toList();
  }

  private static String words(RotaFinding finding) {
    return "%s “%s”: %s"
        .formatted(finding.refused() ? "Left out" : "Look at", finding.event(), finding.words());
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}

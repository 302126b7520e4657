package org.wardline.inbox;

import java.util.List;
import org.wardline.teams.RotaFinding;
import org.wardline.teams.RotaOutcome;

/**
 * What came of a change to the rota, in words.
 *
 * @param refused whether nothing of it was recorded
 */
record RotaResult(boolean refused, String sentence, List<String> findings) {
  RotaResult {
    findings = List.copyOf(findings);
  }

  static RotaResult of(RotaOutcome outcome) {
    return switch (outcome) {
      case RotaOutcome.Saved saved -> saved(saved);
      case RotaOutcome.Unreadable(String words) ->
          new RotaResult(true, "Nothing was recorded: " + words + ".", List.of());
      case RotaOutcome.NotAllowed() ->
          new RotaResult(
              true, "Nothing was recorded: it is for the rota keeper or a manager.", List.of());
    };
  }

  private static RotaResult saved(RotaOutcome.Saved saved) {
    boolean nothing =
        saved.saved() + saved.unchanged() + saved.removed() == 0 && !saved.findings().isEmpty();
    return new RotaResult(
        nothing,
        nothing
            ? "Nothing was recorded."
            : "Recorded: %d new or changed, %d as they were, %d removed."
                .formatted(saved.saved(), saved.unchanged(), saved.removed()),
        saved.findings().stream().map(RotaResult::words).toList());
  }

  private static String words(RotaFinding finding) {
    return "%s “%s”: %s"
        .formatted(finding.refused() ? "Left out" : "Look at", finding.event(), finding.words());
  }
}

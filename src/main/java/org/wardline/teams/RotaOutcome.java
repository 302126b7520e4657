package org.wardline.teams;

import java.util.List;

/** What came of a change to the rota. */
public sealed interface RotaOutcome {
  /**
   * What could be saved is saved.
   *
   * @param saved how many events are new or changed
   * @param unchanged how many were already so
   * @param removed how many are gone
   * @param findings what was left out, and what is doubtful
   */
  record Saved(int saved, int unchanged, int removed, List<RotaFinding> findings)
      implements RotaOutcome {
    public Saved {
      findings = List.copyOf(findings);
    }
  }

  /** Nothing of it can be used; {@code words} say why. */
  record Unreadable(String words) implements RotaOutcome {}

  /** It is not for this person to change the rota. */
  record NotAllowed() implements RotaOutcome {}
}

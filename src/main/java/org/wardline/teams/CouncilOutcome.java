package org.wardline.teams;

import java.util.List;

/** What came of an operator's file about a council. */
public sealed interface CouncilOutcome {
  /**
   * It is in force.
   *
   * @param words what there is now, by counts only
   */
  record Stored(String words) implements CouncilOutcome {}

  /** Nothing of it is, because of all this. */
  record Refused(List<FileFault> faults) implements CouncilOutcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}

package org.wardline.teams;

import java.util.List;

/** What came of storing the file of an escalation policy. */
public sealed interface PolicyOutcome {
  /** It is stored, or was already. */
  record Stored(int version) implements PolicyOutcome {}

  /** It is not, because of all this. */
  record Refused(List<PolicyFault> faults) implements PolicyOutcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}

package org.wardline.teams;

import java.util.List;

/** What came of reading the file of an escalation policy. */
public sealed interface PolicyReading {
  /** It can be put in force. */
  record Valid(AuthorityPolicy policy) implements PolicyReading {}

  /** It cannot; everything that is wrong, in the order of the file. */
  record Faulty(List<PolicyFault> faults) implements PolicyReading {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}

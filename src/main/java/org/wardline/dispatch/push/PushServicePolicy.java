package org.wardline.dispatch.push;

import java.util.Set;

/** What push services' answers mean. */
final class PushServicePolicy {
  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final Set<Integer> FOR_LATER = Set.of(408, 425, 429);
  private static final int HUNDRED = 100;

  private PushServicePolicy() {}

  /** What to do with a device after an answer. */
  enum Meaning {
    TAKEN,
    LATER,
    FORGET,
    NEVER
  }

  static Meaning meaning(int status) {
    if (status / HUNDRED == 2) {
      return Meaning.TAKEN;
    }
    if (GONE.contains(status)) {
      return Meaning.FORGET;
    }
    return status / HUNDRED == 5 || FOR_LATER.contains(status) ? Meaning.LATER : Meaning.NEVER;
  }
}

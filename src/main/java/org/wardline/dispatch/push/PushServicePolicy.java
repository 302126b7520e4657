package org.wardline.dispatch.push;

import java.util.Set;

/**
 * What push services' answers mean. 401 and 403 refuse our key or its signature, so that they
 * concern everybody: it is mended in the settings, and no device is lost meanwhile. Source: RFC
 * 8030 §5, §7.3, RFC 8292 §4.2.
 */
final class PushServicePolicy {
  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final Set<Integer> FOR_LATER = Set.of(401, 403, 408, 425, 429);
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

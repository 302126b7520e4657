package org.wardline.dispatch.casesystem;

import java.net.URI;
import java.util.Set;

/** What a webhook's status codes mean, and to which addresses events may go at all. */
final class WebhookAnswerPolicy {
  private static final Set<Integer> FOR_LATER = Set.of(408, 425, 429);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int CONFLICT = 409;
  private static final int HUNDRED = 100;

  private WebhookAnswerPolicy() {}

  /** What to do with a delivery. */
  enum Meaning {
    FILED,
    LATER,
    NEVER
  }

  /**
   * 2xx, and 409 for what it has already: filed. 408, 425, 429 and 5xx: later. All else, redirects
   * too: never.
   */
  static Meaning meaning(int status) {
    if (status / HUNDRED == 2 || status == CONFLICT) {
      return Meaning.FILED;
    }
    return status / HUNDRED == 5 || FOR_LATER.contains(status) ? Meaning.LATER : Meaning.NEVER;
  }

  /** Only the configured address, over https; plain http does not leave this machine. */
  static boolean mayBePostedTo(URI address) {
    boolean plainHere =
        "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
    return address.getHost() != null
        && address.getUserInfo() == null
        && ("https".equals(address.getScheme()) || plainHere);
  }
}

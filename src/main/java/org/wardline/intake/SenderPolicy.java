package org.wardline.intake;

import java.util.Set;

/** Whether a sender may speak for an organisation. */
final class SenderPolicy {

  private static final String ANY = "*";
  private static final int TRUST_CODE = 3;

  private SenderPolicy() {}

  /** The code of a trust, three characters, covers those of its sites, which begin with it. */
  static boolean maySpeakFor(Set<String> allowed, String organisation) {
    return allowed.contains(ANY)
        || allowed.contains(organisation)
        || (organisation.length() > TRUST_CODE
            && allowed.contains(organisation.substring(0, TRUST_CODE)));
  }
}

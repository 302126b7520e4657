package org.wardline.platform.security;

import java.util.Locale;
import java.util.Set;

/** Which claims may name a person: none that can be given to somebody else. */
final class ClaimPolicy {
  private static final Set<String> CHANGING_HANDS =
      Set.of(
          "email",
          "upn",
          "preferred_username",
          "unique_name",
          "name",
          "given_name",
          "family_name",
          "nickname",
          "phone_number");

  private ClaimPolicy() {}

  /** Refuses a claim that is not immutable with a sentence for whoever set it. */
  static String checked(String claim) {
    if (claim.isBlank() || CHANGING_HANDS.contains(claim.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "wardline.sign-in.claim is '"
              + claim
              + "', which can be given to somebody else: set a claim that never changes, such as"
              + " sub, or oid for Entra ID");
    }
    return claim;
  }
}

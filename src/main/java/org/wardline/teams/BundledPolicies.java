package org.wardline.teams;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The escalation policies that come with Wardline, for authorities without one of their own. */
public final class BundledPolicies {
  private static final String DIRECTORY = "/org/wardline/teams/policies/";

  private BundledPolicies() {}

  /** The defaults of domain.md §2. */
  public static AuthorityPolicy standard() {
    return get("standard");
  }

  /** The policy of this name; reading it takes long, so keep it. */
  static AuthorityPolicy get(String name) {
    return switch (PolicyFiles.read(text(name))) {
      case PolicyReading.Valid valid -> valid.policy();
      case PolicyReading.Faulty faulty ->
          throw new IllegalStateException("the bundled policy is faulty: " + faulty.faults());
    };
  }

  static String text(String name) {
    String file = DIRECTORY + name + ".yaml";
    try (InputStream bundled = BundledPolicies.class.getResourceAsStream(file)) {
      if (bundled == null) {
        throw new IllegalStateException(
            "wardline.teams.default-policy names no bundled policy: use standard");
      }
      return new String(bundled.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled policy cannot be read", e);
    }
  }
}

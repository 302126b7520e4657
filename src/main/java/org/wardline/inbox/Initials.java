package org.wardline.inbox;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.register.RegisteredChild;

/** The little that a list says of a child. */
final class Initials {
  private Initials() {}

  /** {@code A.E.}; a missing name leaves its letter out. */
  static String of(RegisteredChild child) {
    return of(child.givenName(), child.familyName());
  }

  static String of(String givenName, String familyName) {
    return Stream.of(givenName, familyName)
        .filter(name -> name != null && !name.isBlank())
        .map(name -> name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)))
        .map(letter -> letter.toUpperCase(Locale.UK) + ".")
        .collect(Collectors.joining());
  }
}

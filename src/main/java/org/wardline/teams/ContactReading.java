package org.wardline.teams;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the contact points of a staff file. */
final class ContactReading {
  /** What a mail relay can be handed; whether anybody reads it, only sending tells. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+\\.[^\\s@.<>\",;:]+");

  private ContactReading() {}

  static Optional<String> email(FileNode node) {
    Optional<String> written = node.textIfAny();
    if (written.isPresent() && !ADDRESS.matcher(written.get()).matches()) {
      node.fault("is no e-mail address: write one as name@host");
      return Optional.empty();
    }
    return written;
  }
}

package org.wardline.matching.probability;

import java.util.Set;

/** What stands where a newborn has no given name yet: "Baby", "Baby of", "Infant", "Twin 1". */
final class Unnamed {
  private static final Set<String> NOT_YET =
      Set.of("BABY", "BB", "INFANT", "NEWBORN", "UNNAMED", "TWIN", "TRIPLET");

  private Unnamed() {}

  /** The given name, or null when it is none. */
  static String known(String given) {
    String plain = Spelling.plain(given);
    if (plain == null) {
      return null;
    }
    int end = plain.indexOf(' ');
    return NOT_YET.contains(end < 0 ? plain : plain.substring(0, end)) ? null : given;
  }
}

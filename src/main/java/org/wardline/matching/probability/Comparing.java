package org.wardline.matching.probability;

import java.util.List;

/**
 * Compares two persons. A trait that depends on another one (sex on the given name, an address on
 * the postcode) is compared in its circumstances, so that nothing counts twice.
 */
final class Comparing {
  private static final List<Trait> LINES =
      List.of(Trait.NUMBER, Trait.CONTACT, Trait.OTHER_1, Trait.OTHER_2, Trait.OTHER_3);

  private Comparing() {}

  static Comparison compare(Profile a, Profile b) {
    Comparison found = new Comparison();
    Names.compare(a, b, found);
    born(a, b, found);
    sex(a.person().value(Trait.SEX), b.person().value(Trait.SEX), found);
    Places.compare(a, b, found);
    for (Trait trait : LINES) {
      line(trait, a, b, 0, found);
    }
    return found;
  }

  private static void born(Profile a, Profile b, Comparison found) {
    String one = a.person().born();
    String other = b.person().born();
    if (one != null && other != null) {
      Likeness likeness = BirthDates.compare(one, other);
      found.found(Trait.DATE_OF_BIRTH, 0, likeness);
      if (likeness == Likeness.SAME) {
        found.rarity(Trait.DATE_OF_BIRTH, a.rarity(Trait.DATE_OF_BIRTH));
      }
    }
  }

  /** Two of one given name are mostly of one sex, which then says little. */
  private static void sex(String one, String other, Comparison found) {
    if (one != null && other != null) {
      Likeness given = found.likeness(Trait.GIVEN_NAME);
      boolean known = given != null && given != Likeness.DIFFERENT;
      found.found(Trait.SEX, known ? 0 : 1, one.equals(other) ? Likeness.SAME : Likeness.DIFFERENT);
    }
  }

  static void line(Trait trait, Profile a, Profile b, int circumstance, Comparison found) {
    String one = a.person().value(trait);
    String other = b.person().value(trait);
    if (one != null && other != null) {
      found.found(trait, circumstance, likeness(trait, one, other));
      rare(trait, a, b, found);
    }
  }

  /** A frequent value says less when it agrees; of two that are alike the more frequent counts. */
  static void rare(Trait trait, Profile a, Profile b, Comparison found) {
    Likeness likeness = found.likeness(trait);
    if (likeness != null && likeness != Likeness.DIFFERENT) {
      found.rarity(trait, Math.max(a.rarity(trait), b.rarity(trait)));
    }
  }

  private static Likeness likeness(Trait trait, String one, String other) {
    if (one.equals(other)) {
      return Likeness.SAME;
    }
    if (Spelling.isOneSlip(one, other)) {
      return Likeness.SLIP;
    }
    return trait.likenesses().contains(Likeness.ALIKE) && Spelling.looksAlike(one, other)
        ? Likeness.ALIKE
        : Likeness.DIFFERENT;
  }
}

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
    int one = a.person().birth();
    int other = b.person().birth();
    if (one != 0 && other != 0) {
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
    Word one = a.person().word(trait);
    Word other = b.person().word(trait);
    if (one != null && other != null) {
      found.found(trait, circumstance, likeness(trait, one, other));
      rare(trait, a, b, found);
    }
  }

  /** A frequent value says less when it agrees; of two that are alike the more frequent counts. */
  static void rare(Trait trait, Profile a, Profile b, Comparison found) {
    Likeness likeness = found.likeness(trait);
    if (likeness != null && likeness != Likeness.DIFFERENT) {
      found.rarity(trait, Math.min(a.rarity(trait), b.rarity(trait)));
    }
  }

  private static Likeness likeness(Trait trait, Word one, Word other) {
    if (one.is(other)) {
      return Likeness.SAME;
    }
    if (one.isOneSlipFrom(other)) {
      return Likeness.SLIP;
    }
    return trait.mayBeAlike() && one.looksLike(other) ? Likeness.ALIKE : Likeness.DIFFERENT;
  }
}

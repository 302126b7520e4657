package org.wardline.matching.probability;

/**
 * Compares where people live. Postcode, street and town depend on each other: whoever moves changes
 * all of them, and whoever has the postcode often has the street. So each is compared given the one
 * before it.
 */
final class Places {
  private static final int SAME_PLACE = 0;
  private static final int ELSEWHERE = 1;
  private static final int NOT_KNOWN = 2;
  private static final int UNIT = 2;

  private Places() {}

  static void compare(Profile a, Profile b, Comparison found) {
    postcode(a, b, found);
    address(a, b, found);
    boolean samePlace =
        found.is(Trait.POSTCODE, Likeness.SAME) || found.is(Trait.ADDRESS, Likeness.SAME);
    line(Trait.LOCALITY, a, b, found.agrees(Trait.ADDRESS), found);
    line(Trait.TOWN, a, b, samePlace, found);
    line(Trait.REGION, a, b, samePlace || found.agrees(Trait.TOWN), found);
  }

  private static void line(Trait trait, Profile a, Profile b, boolean expected, Comparison found) {
    Comparing.line(trait, a, b, expected ? SAME_PLACE : ELSEWHERE, found);
    if (expected) {
      found.rarity(trait, 1);
    }
  }

  private static void postcode(Profile a, Profile b, Comparison found) {
    Word one = a.person().word(Trait.POSTCODE);
    Word other = b.person().word(Trait.POSTCODE);
    if (one != null && other != null) {
      Likeness likeness = postcode(one, other);
      found.found(Trait.POSTCODE, 0, likeness);
      if (likeness == Likeness.SAME) {
        found.rarity(Trait.POSTCODE, a.rarity(Trait.POSTCODE));
      }
    }
  }

  /** Without its last two letters a postcode names a sector; some write only how it begins. */
  private static Likeness postcode(Word one, Word other) {
    if (one.is(other)) {
      return Likeness.SAME;
    }
    if (one.isOneSlipFrom(other)) {
      return Likeness.SLIP;
    }
    int sector = one.length() - UNIT;
    boolean near =
        sector > 0
            && one.length() == other.length()
            && other.text().regionMatches(0, one.text(), 0, sector);
    return near || isBeginning(one, other) || isBeginning(other, one)
        ? Likeness.PART
        : Likeness.DIFFERENT;
  }

  private static boolean isBeginning(Word one, Word other) {
    return one.length() >= UNIT && other.startsWith(one);
  }

  private static void address(Profile a, Profile b, Comparison found) {
    Street one = a.person().street();
    Street other = b.person().street();
    if (one == null || other == null) {
      return;
    }
    Likeness likeness = one.to(other);
    if (likeness == Likeness.DIFFERENT && areLinesSwapped(a.person(), b.person())) {
      likeness = Likeness.SWAPPED;
    }
    int circumstance = circumstance(found.likeness(Trait.POSTCODE));
    found.found(Trait.ADDRESS, circumstance, likeness);
    if (circumstance != SAME_PLACE && likeness == Likeness.SAME) {
      found.rarity(Trait.ADDRESS, a.rarity(Trait.ADDRESS));
    } else if (circumstance != SAME_PLACE
        && (likeness == Likeness.PART || likeness == Likeness.NEAR)) {
      found.rarity(Trait.ADDRESS, a.streetRarity());
    }
  }

  private static int circumstance(Likeness postcode) {
    if (postcode == null) {
      return NOT_KNOWN;
    }
    return postcode == Likeness.SAME ? SAME_PLACE : ELSEWHERE;
  }

  /** The street stands in the other's second line. */
  private static boolean areLinesSwapped(Person a, Person b) {
    return isLike(a.word(Trait.LOCALITY), b.street().name())
        || isLike(b.word(Trait.LOCALITY), a.street().name());
  }

  private static boolean isLike(Word line, Word street) {
    return line != null && (line.is(street) || line.looksLike(street));
  }
}

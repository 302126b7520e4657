package org.wardline.matching.probability;

import java.util.List;

/** Compares given and family names, also crosswise. */
final class Names {
  private static final int SURELY = 3;

  private Names() {}

  static void compare(Profile a, Profile b, Comparison found) {
    compare(Trait.GIVEN_NAME, a.person().given(), b.person().given(), found);
    compare(Trait.FAMILY_NAME, a.person().family(), b.person().family(), found);
    if (isWeak(found.likeness(Trait.GIVEN_NAME))
        && isWeak(found.likeness(Trait.FAMILY_NAME))
        && mayBeSwapped(a.person(), b.person())
        && areSwapped(a.person(), b.person())) {
      found.found(Trait.GIVEN_NAME, 0, Likeness.SWAPPED);
      found.missing(Trait.FAMILY_NAME);
    } else {
      rare(Trait.GIVEN_NAME, a, b, found);
      rare(Trait.FAMILY_NAME, a, b, found);
    }
  }

  /** Of names that share a part, it is the part that may be rare. */
  private static void rare(Trait trait, Profile a, Profile b, Comparison found) {
    if (found.is(trait, Likeness.PART) || found.is(trait, Likeness.ALIKE)) {
      double rarest = ofSharedPart(trait, a, b);
      if (rarest > 0) {
        found.rarity(trait, rarest);
        return;
      }
    }
    Comparing.rare(trait, a, b, found);
  }

  /** Of several parts that are shared the rarest counts; 0 when none is. */
  private static double ofSharedPart(Trait trait, Profile a, Profile b) {
    List<Word> parts = name(trait, a).parts();
    List<Word> others = name(trait, b).parts();
    double rarest = 0;
    if (parts.size() > 1 || others.size() > 1) {
      for (int i = 0; i < parts.size(); i++) {
        for (int j = 0; j < others.size(); j++) {
          if (NameParts.areAlike(parts.get(i), others.get(j))) {
            rarest = Math.max(rarest, Math.min(a.partRarity(trait, i), b.partRarity(trait, j)));
          }
        }
      }
    }
    return rarest;
  }

  private static Name name(Trait trait, Profile of) {
    return trait == Trait.GIVEN_NAME ? of.person().given() : of.person().family();
  }

  private static void compare(Trait trait, Name a, Name b, Comparison found) {
    if (a != null && b != null) {
      found.found(trait, 0, a.to(b));
    }
  }

  private static boolean isWeak(Likeness likeness) {
    return likeness == null
        || likeness == Likeness.DIFFERENT
        || likeness == Likeness.INITIAL
        || likeness == Likeness.ALIKE;
  }

  /** A quick look: at least one name sounds as the other's other name. */
  private static boolean mayBeSwapped(Person a, Person b) {
    return sound(a.given(), b.family()) || sound(a.family(), b.given());
  }

  private static boolean sound(Name a, Name b) {
    return a != null && b != null && (a.sound().equals(b.sound()) || a.joined().equals(b.joined()));
  }

  /** The one's given name is the other's family name and, where both are known, the reverse. */
  private static boolean areSwapped(Person a, Person b) {
    int there = crossed(a.given(), b.family());
    int back = crossed(a.family(), b.given());
    return there >= 0 && back >= 0 && there + back >= SURELY;
  }

  /** From 3 for the same to -1 for different; 0 where one is unknown. */
  private static int crossed(Name a, Name b) {
    if (a == null || b == null) {
      return 0;
    }
    return switch (a.to(b)) {
      case SAME -> SURELY;
      case SLIP, PART -> 2;
      case ALIKE, NICKNAME -> 1;
      default -> -1;
    };
  }
}

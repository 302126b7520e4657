package org.wardline.matching.probability;

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
      Comparing.rare(Trait.GIVEN_NAME, a, b, found);
      Comparing.rare(Trait.FAMILY_NAME, a, b, found);
    }
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
      case ALIKE -> 1;
      default -> -1;
    };
  }
}

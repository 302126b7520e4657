package org.wardline.matching.probability;

import java.util.Arrays;

/** Two persons compared: for each trait how alike it is, in which circumstances, and how rare. */
final class Comparison {
  static final int LIKENESSES = Likeness.values().length;
  private static final Likeness[] OF_CELL = Likeness.values();
  private static final byte MISSING = -1;
  private static final int TRAITS = Trait.values().length;

  private final byte[] cells = new byte[TRAITS];
  private final float[] rarities = new float[TRAITS];

  Comparison() {
    Arrays.fill(cells, MISSING);
    Arrays.fill(rarities, 1);
  }

  void found(Trait trait, int circumstance, Likeness likeness) {
    cells[trait.place()] = (byte) (circumstance * LIKENESSES + likeness.place());
  }

  void missing(Trait trait) {
    cells[trait.place()] = MISSING;
  }

  void rarity(Trait trait, double rarity) {
    rarities[trait.place()] = (float) rarity;
  }

  /** Circumstance and likeness in one number; negative when one side lacks the trait. */
  int cell(int trait) {
    return cells[trait];
  }

  /** How much rarer the value is than values are on average: a factor of the odds. */
  float rarity(int trait) {
    return rarities[trait];
  }

  /** Null when one side lacks the trait. */
  Likeness likeness(Trait trait) {
    int cell = cells[trait.place()];
    return cell == MISSING ? null : OF_CELL[cell % LIKENESSES];
  }

  boolean is(Trait trait, Likeness likeness) {
    return likeness(trait) == likeness;
  }

  /**
   * Whether number and date of birth forbid a match, however much else agrees: another number, or
   * another date of birth beside the number.
   */
  boolean isContradiction() {
    Likeness number = likeness(Trait.NUMBER);
    Likeness born = likeness(Trait.DATE_OF_BIRTH);
    return number == Likeness.DIFFERENT
        || (number != null && born != null && born != Likeness.SAME);
  }

  /** Nearly or wholly the same, or of the same street. */
  boolean agrees(Trait trait) {
    return is(trait, Likeness.SAME)
        || is(trait, Likeness.SLIP)
        || is(trait, Likeness.PART)
        || is(trait, Likeness.NEAR);
  }
}

package org.wardline.matching.probability;

/** Dates of birth as eight digits, year first, right or wrong: how they are compared. */
final class BirthDates {
  private static final int YEAR = 4;
  private static final int MONTH = 6;
  private static final int DIGIT = 4;
  private static final int TWO = 8;
  private static final int NINE_OR_LESS = 0xf;
  private static final int TWO_DIGITS = 0xff;
  private static final int YEAR_DIGITS = 0xffff_0000;

  private BirthDates() {}

  /** Four bits for each digit. */
  static int packed(String digits) {
    return Integer.parseUnsignedInt(digits, 16);
  }

  /** Both are packed. */
  static Likeness compare(int a, int b) {
    if (a == b) {
      return Likeness.SAME;
    }
    if (turned(a) == b) {
      return Likeness.SWAPPED;
    }
    if (isOneSlip(a, b)) {
      return Likeness.SLIP;
    }
    if (partsShared(a ^ b) == 2) {
      return Likeness.PART;
    }
    return Math.abs(year(a) - year(b)) <= 1 ? Likeness.NEAR : Likeness.DIFFERENT;
  }

  /** One digit differs, or two neighbours have changed places. */
  private static boolean isOneSlip(int a, int b) {
    int differing = a ^ b;
    int lowest = Integer.numberOfTrailingZeros(differing) / DIGIT * DIGIT;
    int rest = differing >>> lowest;
    if ((rest & ~NINE_OR_LESS) == 0) {
      return true;
    }
    int here = (a >>> lowest) & TWO_DIGITS;
    int there = (b >>> lowest) & TWO_DIGITS;
    return (rest & ~TWO_DIGITS) == 0
        && there == ((here >>> DIGIT) | ((here & NINE_OR_LESS) << DIGIT));
  }

  private static int turned(int packed) {
    return (packed & YEAR_DIGITS)
        | ((packed >>> TWO) & TWO_DIGITS)
        | ((packed & TWO_DIGITS) << TWO);
  }

  private static int year(int packed) {
    int year = packed >>> (2 * TWO);
    int century = 10 * (year >>> (TWO + DIGIT)) + ((year >>> TWO) & NINE_OR_LESS);
    return 100 * century + 10 * ((year >>> DIGIT) & NINE_OR_LESS) + (year & NINE_OR_LESS);
  }

  private static int partsShared(int differing) {
    return ((differing & YEAR_DIGITS) == 0 ? 1 : 0)
        + (((differing >>> TWO) & TWO_DIGITS) == 0 ? 1 : 0)
        + ((differing & TWO_DIGITS) == 0 ? 1 : 0);
  }

  /** Day and month have changed places. */
  private static String turned(String digits) {
    return digits.substring(0, YEAR) + digits.substring(MONTH) + digits.substring(YEAR, MONTH);
  }

  /** The same for a date and for the one with day and month turned. */
  static String eitherWay(String digits) {
    String turned = turned(digits);
    return digits.compareTo(turned) < 0 ? digits : turned;
  }
}

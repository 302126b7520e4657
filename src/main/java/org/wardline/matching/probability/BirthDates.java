package org.wardline.matching.probability;

import java.util.regex.Pattern;

/** Dates of birth as eight digits, year first, right or wrong: how they are read and compared. */
final class BirthDates {
  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
  private static final int LENGTH = 8;
  private static final int YEAR = 4;
  private static final int MONTH = 6;

  private BirthDates() {}

  /** Reads {@code 20150304}, {@code 2015-03-04} and {@code 04/03/2015}; null when it is no date. */
  static String digits(String text) {
    if (text == null) {
      return null;
    }
    String[] groups = NO_DIGITS.split(text.strip(), -1);
    if (groups.length == 1) {
      return groups[0].length() == LENGTH ? yearFirst(groups[0]) : null;
    }
    if (groups.length < 3) {
      return null;
    }
    return groups[0].length() == YEAR
        ? ofParts(groups[0], groups[1], groups[2])
        : ofParts(groups[2], groups[1], groups[0]);
  }

  private static String yearFirst(String digits) {
    boolean dayFirst = digits.compareTo("1800") < 0 || digits.compareTo("2100") >= 0;
    return dayFirst && digits.substring(YEAR).matches("(19|20)..")
        ? digits.substring(YEAR) + digits.substring(2, YEAR) + digits.substring(0, 2)
        : digits;
  }

  private static String ofParts(String year, String month, String day) {
    String digits = year + two(month) + two(day);
    return digits.length() == LENGTH ? digits : null;
  }

  private static String two(String part) {
    return part.length() == 1 ? '0' + part : part;
  }

  static Likeness compare(String a, String b) {
    if (a.equals(b)) {
      return Likeness.SAME;
    }
    if (turned(a).equals(b)) {
      return Likeness.SWAPPED;
    }
    if (Spelling.isOneSlip(a, b)) {
      return Likeness.SLIP;
    }
    if (partsShared(a, b) == 2) {
      return Likeness.PART;
    }
    return Math.abs(year(a) - year(b)) <= 1 ? Likeness.NEAR : Likeness.DIFFERENT;
  }

  private static int year(String digits) {
    return Integer.parseInt(digits, 0, YEAR, 10);
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

  private static int partsShared(String a, String b) {
    return same(a, b, 0, YEAR) + same(a, b, YEAR, MONTH) + same(a, b, MONTH, LENGTH);
  }

  private static int same(String a, String b, int from, int to) {
    return a.regionMatches(from, b, from, to - from) ? 1 : 0;
  }
}

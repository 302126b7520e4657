package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date as people and programs write it: {@code 20150304}, {@code 2015-03-04}, {@code
 * 04/03/2015}, {@code 4 March 2015}, {@code 04-MAR-15}. The day comes before the month, unless that
 * is impossible.
 */
final class WrittenDate {
  private static final Pattern GROUPS = Pattern.compile("[0-9]+|\\p{L}+");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int LENGTH = 8;
  private static final int YEAR = 4;
  private static final int PARTS = 3;
  private static final int LAST_MONTH = 12;
  private static final int LAST_DAY = 31;
  private static final int SHORT_NAME = 3;

  /** Of two digits, years from here on are of the last century. */
  private static final int LAST_CENTURY = 40;

  private final List<String> numbers = new ArrayList<>();
  private String month;

  private WrittenDate(String text) {
    Matcher groups = GROUPS.matcher(text);
    while (groups.find()) {
      String group = groups.group();
      if (Character.isDigit(group.charAt(0))) {
        numbers.add(group);
      } else if (month == null) {
        month = month(group);
      }
    }
  }

  /** Null of what is no month. */
  private static String month(String name) {
    String beginning =
        name.substring(0, Math.min(SHORT_NAME, name.length())).toUpperCase(Locale.ROOT);
    int place = MONTHS.indexOf(beginning);
    return place < 0 ? null : Integer.toString(place + 1);
  }

  /** Eight digits, year first, right or wrong; null when it is no date. */
  static String digits(String text) {
    return text == null ? null : new WrittenDate(text).digits();
  }

  private String digits() {
    if (month != null) {
      return withMonth();
    }
    if (numbers.isEmpty()) {
      return null;
    }
    if (numbers.getFirst().length() == LENGTH) {
      return yearFirst(numbers.getFirst());
    }
    return numbers.size() < PARTS ? null : ofThree(numbers.get(0), numbers.get(1), numbers.get(2));
  }

  private static String yearFirst(String digits) {
    boolean dayFirst = digits.compareTo("1800") < 0 || digits.compareTo("2100") >= 0;
    return dayFirst && digits.substring(YEAR).matches("(19|20)..")
        ? digits.substring(YEAR) + digits.substring(2, YEAR) + digits.substring(0, 2)
        : digits;
  }

  private String withMonth() {
    if (numbers.size() < 2) {
      return null;
    }
    String one = numbers.get(0);
    String other = numbers.get(1);
    return one.length() == YEAR ? ofParts(one, month, other) : ofParts(other, month, one);
  }

  private static String ofThree(String one, String two, String three) {
    if (one.length() == YEAR) {
      return ofParts(one, two, three);
    }
    boolean monthFirst = isAtMost(LAST_MONTH, one) && !isAtMost(LAST_MONTH, two);
    if (monthFirst) {
      return ofParts(three, one, two);
    }
    return isAtMost(LAST_DAY, one) ? ofParts(three, two, one) : ofParts(one, two, three);
  }

  private static boolean isAtMost(int most, String number) {
    return number.length() <= 2 && Integer.parseInt(number) <= most;
  }

  private static String ofParts(String year, String month, String day) {
    String digits = fullYear(year) + two(month) + two(day);
    return digits.length() == LENGTH ? digits : null;
  }

  private static String fullYear(String year) {
    return year.length() == 2 ? (Integer.parseInt(year) < LAST_CENTURY ? "20" : "19") + year : year;
  }

  private static String two(String part) {
    return part.length() == 1 ? '0' + part : part;
  }
}

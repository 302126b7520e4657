package org.wardline.linkage;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a column writes the month before the day: it does when more of its dates are possible
 * only so than only the other way.
 */
record DateOrder(boolean monthFirst) {
  private static final Pattern TWO_AND_YEAR =
      Pattern.compile("([0-9]{1,2})([-/. ])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(\\D.*)?");
  private static final int LAST_MONTH = 12;

  static DateOrder of(List<String> dates) {
    int monthFirst = 0;
    for (String date : dates) {
      Matcher parts = TWO_AND_YEAR.matcher(date);
      if (parts.matches()) {
        monthFirst += beyondMonths(parts.group(3)) - beyondMonths(parts.group(1));
      }
    }
    return new DateOrder(monthFirst > 0);
  }

  private static int beyondMonths(String number) {
    return Integer.parseInt(number) > LAST_MONTH ? 1 : 0;
  }

  /** The day before the month, or as it was. */
  String dayFirst(String date) {
    Matcher parts = TWO_AND_YEAR.matcher(date);
    return monthFirst && parts.matches()
        ? parts.group(3) + parts.group(2) + parts.group(1) + parts.group(2) + parts.group(4)
        : date;
  }
}

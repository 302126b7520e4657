package org.wardline.linkage;

import java.util.stream.IntStream;

/** Invented NHS numbers of the 999 test range, with their check digit. */
final class Numbers {
  private static final int FIRST = 999_000_000;
  private static final int STEMS = 1_000_000;
  private static final int STEP = 7_919;
  private static final int NO_DIGIT = 10;

  /** All stems that have a check digit, so mixed that neighbours look unlike. */
  private static final int[] VALID =
      IntStream.range(0, STEMS)
          .map(i -> FIRST + (int) ((long) i * STEP % STEMS))
          .filter(stem -> check(stem) != NO_DIGIT)
          .toArray();

  private Numbers() {}

  /** Different n give different numbers; there are some 900,000. */
  static String number(int n) {
    return Integer.toString(VALID[n]) + check(VALID[n]);
  }

  private static int check(int stem) {
    String digits = Integer.toString(stem);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return check == 11 ? 0 : check;
  }
}

package org.wardline.linkage;

/** Invented NHS numbers of the 999 test range, with their check digit. */
final class Numbers {
  private static final int STEP = 7;
  private static final int ROOM = 1_000_000;

  private Numbers() {}

  /** The n-th number; different n give different numbers as long as there are any. */
  static String number(int n) {
    int stem = 999_000_000 + (int) ((long) n * STEP % ROOM);
    int check = check(stem);
    for (int further = 0; check == 10; further++) {
      stem = 999_000_000 + (int) ((stem + 3L + further) % ROOM);
      check = check(stem);
    }
    return Integer.toString(stem) + check;
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

package org.wardline.simulation;

/** NHS numbers of the test range with right check digits. */
final class InventedNumbers {
  private static final int TEST_RANGE = 999_100_000;
  private static final int MODULUS = 11;
  private static final int HIGHEST_WEIGHT = 10;

  private InventedNumbers() {}

  /** The index-th number whose check digit exists. */
  static String of(int index) {
    int found = -1;
    for (int stem = TEST_RANGE; ; stem++) {
      int check = check(stem);
      if (check < HIGHEST_WEIGHT && ++found == index) {
        return stem + Integer.toString(check);
      }
    }
  }

  private static int check(int stem) {
    String digits = Integer.toString(stem);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (HIGHEST_WEIGHT - i) * Character.digit(digits.charAt(i), HIGHEST_WEIGHT);
    }
    return (MODULUS - sum % MODULUS) % MODULUS;
  }
}

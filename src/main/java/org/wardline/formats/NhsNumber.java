package org.wardline.formats;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An NHS number: ten digits with a valid check digit (modulus 11), not one digit repeated ten
 * times. Its {@code toString} does not tell the number.
 */
public record NhsNumber(String digits) {

  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

  public NhsNumber {
    if (!isValid(digits)) {
      throw new IllegalArgumentException("not an NHS number");
    }
  }

  /** Reads a number as people write it, with spaces or dashes; empty when it is not valid. */
  public static Optional<NhsNumber> find(String written) {
    String digits = SEPARATORS.matcher(written).replaceAll("");
    return isValid(digits) ? Optional.of(new NhsNumber(digits)) : Optional.empty();
  }

  /** Whether the number lies in the range reserved for tests, 999 000 0000 to 999 999 9999. */
  public boolean isInTestRange() {
    return digits.startsWith("999");
  }

  @Override
  public String toString() {
    return "NhsNumber[redacted]";
  }

  private static boolean isValid(String digits) {
    return TEN_DIGITS.matcher(digits).matches()
        && digits.chars().distinct().count() > 1
        && checkDigit(digits) == digits.charAt(9) - '0';
  }

  /** Weights 10 to 2 over the first nine digits; 11 counts as 0, and 10 matches no digit. */
  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}

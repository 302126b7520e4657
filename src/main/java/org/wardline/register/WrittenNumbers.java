package org.wardline.register;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wardline.formats.NhsNumber;
import org.wardline.platform.sealing.SealingKeys;

/**
 * Finds the NHS numbers that stand in a text, however they are written and whatever the text is.
 */
public final class WrittenNumbers {
  /** Ten digits, each at most three blanks, dashes or unseen characters after the one before. */
  private static final Pattern TEN_DIGITS =
      Pattern.compile(
          "(?<![0-9])(?=([0-9](?:[\\s\\p{Z}\\p{Pd}\\p{Cntrl}]{0,3}[0-9]){9})(?![0-9]))");

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cntrl}");

  private WrittenNumbers() {}

  /** Their keyed hashes in hex, by which the register is asked. */
  public static Set<String> keys(String text, SealingKeys keys) {
    return find(text).stream()
        .map(number -> HexFormat.of().formatHex(Children.numberKey(keys, number.digits())))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Set<NhsNumber> find(String text) {
    return TEN_DIGITS
        .matcher(text)
        .results()
        .map(found -> NhsNumber.find(UNSEEN.matcher(found.group(1)).replaceAll("")))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}

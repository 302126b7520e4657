package org.wardline.formats;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of a message made harmless: control characters and lone surrogates count as white space,
 * runs of white space become one space, and nothing but white space counts as absent.
 */
public final class PlainText {

  /** The longest text, in characters, that any field of an event may have. */
  public static final int LONGEST = 500;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");

  private PlainText() {}

  /** Tidies a text; empty when absent, blank or longer than {@link #LONGEST}. */
  public static Optional<String> tidy(String raw) {
    return Optional.ofNullable(raw)
        .filter(text -> !isTooLong(text))
        .map(text -> BLANKS.matcher(text).replaceAll(" ").strip())
        .filter(text -> !text.isEmpty());
  }

  public static boolean isTooLong(String raw) {
    return raw.length() > LONGEST;
  }
}

package org.wardline.matching.probability;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;

/** How words are written, how they sound, and whether two of them are one slip apart. */
final class Spelling {
  private static final DoubleMetaphone SOUND = new DoubleMetaphone();
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final String JOINING = "'’`´.";
  private static final Set<String> NOTHING_SAID =
      Set.of("NULL", "NAN", "NA", "N A", "NONE", "UNKNOWN", "NOT KNOWN", "NOT GIVEN", "NOT STATED");
  private static final int SHORT = 3;
  private static final int ASCII = 128;

  private Spelling() {}

  /** Capitals and digits, single blanks between the words; null when nothing was said. */
  static String plain(String text) {
    if (text == null) {
      return null;
    }
    String plain = words(isPlain(text) ? text : decomposed(text).toUpperCase(Locale.ROOT));
    return plain.isEmpty() || NOTHING_SAID.contains(plain) ? null : plain;
  }

  private static String words(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean apart = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = Character.toUpperCase(text.charAt(i));
      if (Character.isLetterOrDigit(letter)) {
        if (apart && !words.isEmpty()) {
          words.append(' ');
        }
        words.append(letter);
        apart = false;
      } else if (JOINING.indexOf(letter) < 0) {
        apart = true;
      }
    }
    return words.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String decomposed(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
  }

  /** The first sounds of a word; of a word that has none, its first letters. */
  static String sound(String word) {
    String sound = SOUND.doubleMetaphone(word);
    return sound == null || sound.isEmpty()
        ? word.substring(0, Math.min(SHORT, word.length()))
        : sound;
  }

  /** A letter too many, too few or wrong, or two neighbours that have changed places. */
  static boolean isOneSlip(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    int shorter = Math.min(a.length(), b.length());
    if (longer - shorter > 1 || shorter < SHORT) {
      return false;
    }
    int head = 0;
    while (head < shorter && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    int wrong = longer - head - tail;
    return wrong <= 1 || (wrong == 2 && a.length() == b.length() && areTurned(a, b, head));
  }

  private static boolean areTurned(String a, String b, int at) {
    return a.charAt(at) == b.charAt(at + 1) && a.charAt(at + 1) == b.charAt(at);
  }
}

package org.wardline.matching.probability;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A text in capitals and digits, and how far it is apart from others. Which letters it has is noted
 * once, so that most pairs are told apart without being spelt out.
 *
 * @param letters a bit for each letter; different ones may share a bit
 */
record Word(String text, int letters) {
  private static final JaroWinklerSimilarity CLOSENESS = new JaroWinklerSimilarity();
  private static final LevenshteinDistance TWO_SLIPS = new LevenshteinDistance(2);
  private static final double ALIKE = 0.87;
  private static final double ROUNDING = 1e-9;
  private static final double OF_PREFIX = 0.1;
  private static final int LONGEST_PREFIX = 4;
  private static final int SHORT = 3;
  private static final int LONG = 5;

  static Word of(String text) {
    return new Word(text, letters(text));
  }

  private static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1 << (text.charAt(i) & 31);
    }
    return letters;
  }

  int length() {
    return text.length();
  }

  boolean is(Word other) {
    return text.equals(other.text);
  }

  /** A quick look: all its letters are in the other. */
  boolean mayBeWithin(Word other) {
    return (letters & ~other.letters) == 0 && length() <= other.length();
  }

  boolean startsWith(Word other) {
    return (other.letters & ~letters) == 0 && text.startsWith(other.text);
  }

  /** A letter too many, too few or wrong, or two neighbours that have changed places. */
  boolean isOneSlipFrom(Word other) {
    return lettersApart(other) <= 2 && Spelling.isOneSlip(text, other.text);
  }

  /** Of words long enough for two slips to leave them recognisable. */
  boolean isTwoSlipsFrom(Word other) {
    return Math.max(length(), other.length()) >= LONG
        && Math.abs(length() - other.length()) <= 2
        && lettersMissingIn(other) <= 2
        && other.lettersMissingIn(this) <= 2
        && TWO_SLIPS.apply(text, other.text) >= 0;
  }

  boolean looksLike(Word other) {
    return length() >= SHORT
        && other.length() >= SHORT
        && lettersApart(other) <= LONG
        && mostAlike(other) >= ALIKE - ROUNDING
        && CLOSENESS.apply(text, other.text) >= ALIKE;
  }

  private int lettersApart(Word other) {
    return Integer.bitCount(letters ^ other.letters);
  }

  private int lettersMissingIn(Word other) {
    return Integer.bitCount(letters & ~other.letters);
  }

  /** What Jaro and Winkler's likeness cannot exceed: letters that only one has match nothing. */
  private double mostAlike(Word other) {
    int matching =
        Math.min(length() - lettersMissingIn(other), other.length() - other.lettersMissingIn(this));
    double jaro = (matching / (double) length() + matching / (double) other.length() + 1) / 3;
    return jaro + OF_PREFIX * prefix(other) * (1 - jaro);
  }

  private int prefix(Word other) {
    int longest = Math.min(LONGEST_PREFIX, Math.min(length(), other.length()));
    int prefix = 0;
    while (prefix < longest && text.charAt(prefix) == other.text.charAt(prefix)) {
      prefix++;
    }
    return prefix;
  }

  @Override
  public String toString() {
    return "Word[redacted]";
  }
}

package org.wardline.oversight.desk;

import java.util.Arrays;

/** What the desk says after a form was sent; the address of the next page has the word. */
public enum Done {
  REPLAYED("replayed", true, "It is on its way again. The original is kept."),
  STILL_UNREADABLE(
      "still-unreadable", false, "It cannot be read yet: see the reason. The original is kept."),
  LEFT("left", true, "It is recorded that nothing is to be done. The original is kept."),
  NOTHING_THERE("nothing-there", false, "Nothing was there to be put on its way."),
  FILED("filed", true, "It is filed again in a moment."),
  REVIEWED("reviewed", true, "Your review is recorded."),
  NOT_DONE("not-done", false, "Nothing was recorded: it is not for you to do that now.");

  private final String word;
  private final boolean good;
  private final String sentence;

  Done(String word, boolean good, String sentence) {
    this.word = word;
    this.good = good;
    this.sentence = sentence;
  }

  /** Null for a word that no page says. */
  static Done find(String word) {
    return Arrays.stream(values()).filter(d -> d.word.equals(word)).findFirst().orElse(null);
  }

  String word() {
    return word;
  }

  /** Whether what was sent was done. */
  public boolean good() {
    return good;
  }

  public String sentence() {
    return sentence;
  }
}

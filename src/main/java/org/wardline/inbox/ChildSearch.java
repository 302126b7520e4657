package org.wardline.inbox;

import java.util.Optional;

/**
 * What was sent to find a child, never in an address.
 *
 * @param text an NHS number, the council's own id, or a family name
 * @param reason why one looks beyond the own teams; may be empty
 * @param wrongText what is wrong with the text and what to do, or null
 * @param wrongReason the same of the reason
 */
record ChildSearch(String text, String reason, String wrongText, String wrongReason) {
  static final ChildSearch EMPTY = new ChildSearch("", "", null, null);
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST = 500;

  static ChildSearch of(String text, String reason) {
    String wanted = text == null ? "" : text.strip();
    String why = reason == null ? "" : reason.strip();
    return new ChildSearch(wanted, why, wrongText(wanted), wrongReason(why));
  }

  /** Why a child of another team is to be opened; empty when that is no reason. */
  static Optional<String> reason(String sent) {
    String why = sent == null ? "" : sent.strip();
    return why.isEmpty() || wrongReason(why) != null ? Optional.empty() : Optional.of(why);
  }

  private static String wrongText(String wanted) {
    return wanted.isEmpty() || wanted.length() > LONGEST
        ? "Enter an NHS number, the council’s own id, or a family name"
        : null;
  }

  private static String wrongReason(String why) {
    if (!why.isEmpty() && why.length() < SHORTEST_REASON) {
      return "Say in a few words why you need a child of another team";
    }
    return why.length() > LONGEST ? "Shorten the reason to 500 characters or less" : null;
  }

  public boolean isRefused() {
    return wrongText != null || wrongReason != null;
  }

  public boolean hasReason() {
    return !reason.isEmpty();
  }

  @Override
  public String toString() {
    return "ChildSearch[redacted]";
  }
}

package org.wardline.inbox;

/**
 * What was sent to find a child, never in an address.
 *
 * @param text an NHS number, the council's own id, or a family name
 * @param reason why one looks beyond the own teams; may be empty
 * @param error what is wrong and what to do, or null
 */
record ChildSearch(String text, String reason, String error) {
  static final ChildSearch EMPTY = new ChildSearch("", "", null);
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST = 500;

  static ChildSearch of(String text, String reason) {
    String wanted = text == null ? "" : text.strip();
    String why = reason == null ? "" : reason.strip();
    return new ChildSearch(wanted, why, error(wanted, why));
  }

  private static String error(String wanted, String why) {
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return "Enter an NHS number, the council’s own id, or a family name";
    }
    if (!why.isEmpty() && why.length() < SHORTEST_REASON) {
      return "Say in a few words why you need a child of another team";
    }
    return why.length() > LONGEST ? "Shorten the reason to 500 characters or less" : null;
  }

  public boolean isRefused() {
    return error != null;
  }

  public boolean hasReason() {
    return !reason.isEmpty();
  }

  @Override
  public String toString() {
    return "ChildSearch[redacted]";
  }
}

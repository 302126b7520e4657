package org.wardline.oversight.desk;

/**
 * Why somebody did something that needs a reason: a ticket's number or a few words, never a
 * person's data.
 *
 * @param error what is wrong and what to do, or null
 */
record Reason(String text, String error) {
  static final Reason NONE = new Reason("", null);
  private static final int SHORTEST = 5;
  private static final int LONGEST = 200;

  static Reason of(String sent) {
    String text = sent == null ? "" : sent.strip();
    if (text.length() < SHORTEST) {
      return new Reason(text, "Enter the reason, such as the ticket’s number; name no child");
    }
    return text.length() > LONGEST
        ? new Reason(text, "Shorten the reason to 200 characters or less")
        : new Reason(text, null);
  }

  public boolean isRefused() {
    return error != null;
  }
}

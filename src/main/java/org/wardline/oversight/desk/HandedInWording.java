package org.wardline.oversight.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words what came of a message that was handed in again. */
final class HandedInWording {
  private static final Pattern COUNTS = Pattern.compile("accepted=(\\d+) refused=(\\d+)");

  private HandedInWording() {}

  /** The result as {@code replay} keeps it, in words. */
  static String words(String result) {
    Matcher counts = COUNTS.matcher(result);
    if (!counts.matches()) {
      return result.equals(Quarantine.HANDING_IN)
          ? "it is not known whether it was taken in; put it on its way once more"
          : result;
    }
    return ofCounts(Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)));
  }

  private static String ofCounts(int accepted, int refused) {
    if (accepted == 0 && refused == 0) {
      return "there was nothing new in it";
    }
    String taken = accepted == 1 ? "one event was taken in" : accepted + " events were taken in";
    if (refused == 0) {
      return taken;
    }
    return (accepted == 0 ? "no event was taken in" : taken)
        + (refused == 1 ? ", one could not be read" : ", %d could not be read".formatted(refused));
  }
}

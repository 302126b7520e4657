package org.wardline.platform.web;

import java.util.Locale;

/** Decides by what the browser says of itself whether a form was sent from this site's own page. */
final class OriginPolicy {
  /** What browsers send under our referrer policy, also from our own pages. */
  private static final String WITHHELD = "null";

  private OriginPolicy() {}

  /**
   * Refuses what another site sent. Older browsers and plain http give no or less information:
   * there the form's token decides alone.
   *
   * @param fetchSite the header Sec-Fetch-Site, or null
   * @param origin the header Origin, or null
   * @param host the host and port that the request was sent to
   */
  static boolean allows(String fetchSite, String origin, String host) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    return origin == null || origin.equals(WITHHELD) || isOf(origin, host);
  }

  private static boolean isOf(String origin, String host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    String own = String.valueOf(host).toLowerCase(Locale.ROOT);
    return lower.equals("https://" + own) || lower.equals("http://" + own);
  }
}

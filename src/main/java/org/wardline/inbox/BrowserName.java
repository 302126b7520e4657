package org.wardline.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one calls a device by in a list of one's own: {@code Firefox on Android}. */
final class BrowserName {
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  // in this order: many name themselves after an older one as well
  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "Mac");
    SYSTEMS.put("CrOS", "Chromebook");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserName() {}

  /** Of what the browser says of itself, which may be nothing. */
  static String of(String userAgent) {
    String said = userAgent == null ? "" : userAgent;
    return first(BROWSERS, said, "A browser")
        + first(SYSTEMS, said, "").replaceFirst("^(?=.)", " on ");
  }

  private static String first(Map<String, String> names, String said, String otherwise) {
    return names.entrySet().stream()
        .filter(name -> said.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}

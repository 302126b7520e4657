package org.wardline.platform.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A path on this site to which somebody is sent after the sign-in; never another site's address.
 */
public final class LocalPath {
  /** The first page. */
  public static final String HOME = "/";

  private static final Pattern PLAIN =
      Pattern.compile("/(?:[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*/?)?");

  private LocalPath() {}

  /** The wanted path, or the first page when it is missing or leads elsewhere. */
  public static String orHome(String wanted) {
    return wanted != null && PLAIN.matcher(wanted).matches() ? wanted : HOME;
  }

  /** The address of the sign-in page, from which one returns to this path. */
  public static String signIn(String path) {
    String back = orHome(path);
    return back.equals(HOME)
        ? "/sign-in"
        : "/sign-in?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
  }
}

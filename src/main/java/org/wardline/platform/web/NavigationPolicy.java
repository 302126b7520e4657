package org.wardline.platform.web;

/**
 * Decides whether a browser that is not signed in can be led through another site's sign-in and
 * back. It can when it goes to a page; what a script asks would be blocked on the way, and what a
 * form sends would be lost.
 */
final class NavigationPolicy {
  private NavigationPolicy() {}

  /**
   * Whether this request goes to a page.
   *
   * @param fetchMode the header Sec-Fetch-Mode, or null where the browser does not send it
   * @param byScript the header HX-Request, or null
   */
  static boolean isNavigation(String method, String fetchMode, String byScript) {
    return method.equals("GET")
        && byScript == null
        && (fetchMode == null || fetchMode.equals("navigate"));
  }
}

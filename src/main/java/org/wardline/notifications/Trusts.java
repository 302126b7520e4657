package org.wardline.notifications;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Resolves a site's ODS code to its trust's, so that all events of one visit name one organisation.
 */
final class Trusts {
  /** NHS trusts have codes of three characters that begin with R or T; their sites append two. */
  private static final Pattern SITE_OF_TRUST = Pattern.compile("[RT][A-Z0-9]{4}");

  private static final int TRUST_LENGTH = 3;

  private Trusts() {}

  static String of(String odsCode) {
    String code = odsCode.toUpperCase(Locale.ROOT);
    return SITE_OF_TRUST.matcher(code).matches() ? code.substring(0, TRUST_LENGTH) : code;
  }
}

package org.wardline.formats.cloudevents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened to the child. */
public enum CareEventKind {
  /** Somebody opened the child's record; the child need not have been there. */
  ACCESS,
  ARRIVAL,
  ADMISSION,
  DEPARTURE,
  LEFT_BEFORE_SEEN,
  NOT_BROUGHT;

  /** The code on the wire, for example {@code left-before-seen}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<CareEventKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}

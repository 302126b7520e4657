package org.wardline.formats.cloudevents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sex of a child as a hospital records it. */
public enum Sex {
  FEMALE,
  MALE,
  /** Neither could be said at birth. */
  INDETERMINATE;

  /** The code on the wire, for example {@code female}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Sex> find(String code) {
    return Arrays.stream(values()).filter(sex -> sex.code().equals(code)).findFirst();
  }
}

package org.wardline.formats.cpis;

import java.util.Optional;

/** Whole numbers as messages write them. */
final class Numbers {

  private Numbers() {}

  static Optional<Long> find(String written) {
    try {
      return Optional.of(Long.valueOf(written.strip()));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  static Optional<Integer> findInt(String written) {
    return find(written)
        .filter(value -> value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }
}

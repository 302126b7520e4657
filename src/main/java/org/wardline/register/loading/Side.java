package org.wardline.register.loading;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A part of all children, by their ids, which spread evenly. Sides are written beside each other.
 */
record Side(UUID first, UUID last) {
  private static final long STEPS = 1L << 16;
  private static final int SHIFT = 48;

  /** So many sides, which together are all children. */
  static List<Side> of(int sides) {
    return IntStream.range(0, sides)
        .mapToObj(i -> new Side(first(i, sides), last(i, sides)))
        .toList();
  }

  boolean isFirst() {
    return first.getMostSignificantBits() == 0;
  }

  private static UUID first(int side, int sides) {
    return new UUID((side * STEPS / sides) << SHIFT, 0);
  }

  private static UUID last(int side, int sides) {
    long end = (side + 1) * STEPS / sides;
    return new UUID((end << SHIFT) - 1, -1);
  }
}

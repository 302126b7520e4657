package org.wardline.register.loading;

/**
 * How many children a full load would close.
 *
 * @param open how many cases are open now
 */
record Closings(int closing, int open) {

  /** Whether a person must say that this is meant. */
  boolean isTooMany(double share) {
    return closing > open * share;
  }
}

package org.wardline.matching.probability;

/** How alike two values of a trait are. */
public enum Likeness {
  /** Equal, but for the way of writing. */
  SAME(0.84),
  /**
   * A part is equal, and the rest not said or not: one of two names, two of day, month and year.
   */
  PART(0.03),
  /** One is a short form of the other. */
  NICKNAME(0.02),
  /** One slip of the pen apart. */
  SLIP(0.05),
  /** Looks or sounds alike. */
  ALIKE(0.02),
  /** One is the initial of the other. */
  INITIAL(0.01),
  /** Given and family name, day and month, or two lines have changed places. */
  SWAPPED(0.01),
  /** Different, but not far away: another house of the street, a year later. */
  NEAR(0.01),
  DIFFERENT(0.04);

  private final double usual;

  Likeness(double usual) {
    this.usual = usual;
  }

  /** From 0, in the order of the list. */
  @SuppressWarnings("EnumOrdinal") // in memory only, never stored
  int place() {
    return ordinal();
  }

  /** The share among records of one person that is supposed before anything is learned. */
  double usual() {
    return usual;
  }
}

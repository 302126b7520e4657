package org.wardline.matching.probability;

import java.util.Arrays;
import java.util.List;

/** What is known of a person, trait by trait, and how it is compared. */
public enum Trait {
  GIVEN_NAME("Given name", 0.01, "SAME PART NICKNAME SLIP ALIKE INITIAL SWAPPED DIFFERENT"),
  FAMILY_NAME("Family name", 0.8, "SAME PART NICKNAME SLIP ALIKE INITIAL DIFFERENT"),
  DATE_OF_BIRTH("Date of birth", 0.02, "SAME SWAPPED SLIP PART NEAR DIFFERENT"),
  SEX("Sex", 0, "SAME DIFFERENT"),
  NUMBER("Number", 0.002, "SAME SLIP DIFFERENT"),
  POSTCODE("Postcode", 0.98, "SAME SLIP PART DIFFERENT"),
  ADDRESS("Address", 0.98, "SAME SLIP PART NEAR ALIKE SWAPPED DIFFERENT"),
  LOCALITY("Second address line", 0.98, "SAME SLIP ALIKE DIFFERENT"),
  TOWN("Town", 0.99, "SAME SLIP ALIKE DIFFERENT"),
  REGION("Region", 0.99, "SAME SLIP DIFFERENT"),
  CONTACT("Telephone or e-mail", 0.3, "SAME SLIP ALIKE DIFFERENT"),
  OTHER_1("Other", 0.3, "SAME SLIP ALIKE DIFFERENT"),
  OTHER_2("Other", 0.3, "SAME SLIP ALIKE DIFFERENT"),
  OTHER_3("Other", 0.3, "SAME SLIP ALIKE DIFFERENT");

  private final String words;
  private final double shared;
  private final boolean mayBeAlike;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<Likeness> likenesses;

  Trait(String words, double shared, String likenesses) {
    this.words = words;
    this.shared = shared;
    this.likenesses = Arrays.stream(likenesses.split(" ", -1)).map(Likeness::valueOf).toList();
    this.mayBeAlike = this.likenesses.contains(Likeness.ALIKE);
  }

  public String words() {
    return words;
  }

  /**
   * The share of pairs of one household who have the trait in common because of it: an address
   * nearly always, a date of birth when they are twins.
   */
  double shared() {
    return shared;
  }

  /** Whether it hardly ever changes in a life, nor is it written in several ways. */
  boolean isLasting() {
    return this == FAMILY_NAME || this == DATE_OF_BIRTH || this == SEX || this == NUMBER;
  }

  /** From 0, in the order of the list. */
  @SuppressWarnings("EnumOrdinal") // in memory only, never stored
  int place() {
    return ordinal();
  }

  /** The share of a likeness among records of one person before anything is learned. */
  double usual(Likeness likeness) {
    return likeness.usual() / likenesses.stream().mapToDouble(Likeness::usual).sum();
  }

  /** Whether two values that look alike are told from those that are different. */
  boolean mayBeAlike() {
    return mayBeAlike;
  }

  List<Likeness> likenesses() {
    return likenesses;
  }
}

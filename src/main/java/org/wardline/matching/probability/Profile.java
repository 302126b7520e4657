package org.wardline.matching.probability;

import java.util.Map;

/** A person, and how rare each of its values is in the register. */
public final class Profile {
  private final Person person;
  private final float[] rarities = new float[Trait.values().length];
  private final double streetRarity;

  /**
   * Of a person whose values are so rare.
   *
   * @param rarities natural logarithm of how much more frequent a value is than values are on
   *     average; a trait without one is average
   */
  public Profile(Person person, Map<Trait, Double> rarities, double streetRarity) {
    this.person = person;
    this.streetRarity = streetRarity;
    rarities.forEach((trait, rarity) -> this.rarities[trait.place()] = rarity.floatValue());
  }

  Person person() {
    return person;
  }

  float rarity(Trait trait) {
    return rarities[trait.place()];
  }

  double streetRarity() {
    return streetRarity;
  }

  @Override
  public String toString() {
    return "Profile[redacted]";
  }
}

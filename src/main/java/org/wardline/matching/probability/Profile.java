package org.wardline.matching.probability;

import java.util.Arrays;
import java.util.Map;

/** A person, and how rare each of its values is in the register. */
public final class Profile {
  private static final int TRAITS = Trait.values().length;

  private final Person person;
  private final float[] rarities;
  private final double streetRarity;

  /**
   * Of a person whose values are so rare.
   *
   * @param rarities how much rarer a value is than values are on average, as a factor; a trait
   *     without one is average
   */
  public Profile(Person person, Map<Trait, Double> rarities) {
    this(person, average(), 1);
    rarities.forEach((trait, rarity) -> this.rarities[trait.place()] = rarity.floatValue());
  }

  /** The rarities are by place of the trait. */
  Profile(Person person, float[] rarities, double streetRarity) {
    this.person = person;
    this.rarities = rarities.clone();
    this.streetRarity = streetRarity;
  }

  static float[] average() {
    float[] rarities = new float[TRAITS];
    Arrays.fill(rarities, 1);
    return rarities;
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

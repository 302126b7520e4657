package org.wardline.matching.probability;

import java.util.Arrays;
import java.util.Map;

/** A person, and how rare each of its values is in the register. */
public final class Profile {
  static final float[] NOT_COUNTED = {};
  private static final int TRAITS = Trait.values().length;

  private final Person person;
  private final float[] rarities;
  private final double streetRarity;
  private final float[] givenParts;
  private final float[] familyParts;

  /**
   * Of a person whose values are so rare.
   *
   * @param rarities how much rarer a value is than values are on average, as a factor; a trait
   *     without one is average
   */
  public Profile(Person person, Map<Trait, Double> rarities) {
    this(person, average(), 1, NOT_COUNTED, NOT_COUNTED);
    rarities.forEach((trait, rarity) -> this.rarities[trait.place()] = rarity.floatValue());
  }

  /** The rarities are by place of the trait, those of the parts of a name by their places in it. */
  Profile(
      Person person,
      float[] rarities,
      double streetRarity,
      float[] givenParts,
      float[] familyParts) {
    this.person = person;
    this.rarities = rarities.clone();
    this.streetRarity = streetRarity;
    this.givenParts = givenParts.clone();
    this.familyParts = familyParts.clone();
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

  /** Of one part of a given or family name. */
  float partRarity(Trait trait, int part) {
    float[] parts = trait == Trait.GIVEN_NAME ? givenParts : familyParts;
    return parts.length == 0 ? uncounted(trait) : parts[part];
  }

  /** Where the parts of a name were not counted, one is at most as rare as parts are on average. */
  private float uncounted(Trait trait) {
    Name name = trait == Trait.GIVEN_NAME ? person.given() : person.family();
    return name.isOfSeveral() ? Math.min(1, rarity(trait)) : rarity(trait);
  }

  double streetRarity() {
    return streetRarity;
  }

  @Override
  public String toString() {
    return "Profile[redacted]";
  }
}

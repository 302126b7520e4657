package org.wardline.matching.probability;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each value of a trait occurs in a register. */
public final class Frequencies {
  /** Sex, region and number have no frequent values whose agreement says less. */
  private static final Set<Trait> COUNTED =
      EnumSet.complementOf(EnumSet.of(Trait.SEX, Trait.REGION, Trait.NUMBER));

  private final Map<Trait, Counts> counts = new EnumMap<>(Trait.class);
  private final Counts streets = new Counts();
  private final Counts givenParts = new Counts();
  private final Counts familyParts = new Counts();

  private static final class Counts {
    private final Map<String, Integer> times = new HashMap<>();
    private double total;
    private double common;

    void add(String value) {
      if (value != null && !value.isEmpty()) {
        times.merge(value, 1, Integer::sum);
        total++;
      }
    }

    /** The chance that two values taken at random are equal. */
    void close() {
      double squares = times.values().stream().mapToDouble(c -> c * (double) c).sum();
      total = Math.max(1, total);
      common = Math.max(squares, total) / total / total;
    }

    double rarity(String value) {
      return common * total / times.getOrDefault(value, 1);
    }
  }

  private Frequencies() {
    COUNTED.forEach(trait -> counts.put(trait, new Counts()));
  }

  public static Frequencies of(Collection<Person> persons) {
    Frequencies all = new Frequencies();
    persons.forEach(all::add);
    all.counts.values().forEach(Counts::close);
    List.of(all.streets, all.givenParts, all.familyParts).forEach(Counts::close);
    return all;
  }

  private void add(Person person) {
    counts.forEach((trait, values) -> values.add(person.value(trait)));
    if (person.street() != null) {
      streets.add(person.street().name().text());
    }
    addParts(person.given(), givenParts);
    addParts(person.family(), familyParts);
  }

  private static void addParts(Name name, Counts into) {
    if (name != null) {
      name.parts().forEach(part -> into.add(part.text()));
    }
  }

  /** The chance that two people have the same value, of a trait whose values are counted. */
  public double common(Trait trait) {
    return counts.get(trait).common;
  }

  /** A person with how rare its values are beside the average. */
  public Profile profile(Person person) {
    float[] rarities = Profile.average();
    for (Trait trait : COUNTED) {
      String value = person.value(trait);
      if (value != null) {
        rarities[trait.place()] = (float) counts.get(trait).rarity(value);
      }
    }
    double street = person.street() == null ? 1 : streets.rarity(person.street().name().text());
    return new Profile(
        person,
        rarities,
        street,
        ofParts(person.given(), givenParts),
        ofParts(person.family(), familyParts));
  }

  private static float[] ofParts(Name name, Counts counts) {
    if (name == null || !name.isOfSeveral()) {
      return Profile.NOT_COUNTED;
    }
    float[] rarities = new float[name.parts().size()];
    for (int i = 0; i < rarities.length; i++) {
      rarities[i] = (float) counts.rarity(name.parts().get(i).text());
    }
    return rarities;
  }
}

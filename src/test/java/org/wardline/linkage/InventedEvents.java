package org.wardline.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Events about invented children, with the faults that numbers have: missing, two digits turned, a
 * brother's or sister's, superseded.
 */
final class InventedEvents {
  static final double MISSING = 0.015;
  static final double TURNED = 0.003;
  static final double SIBLINGS = 0.002;
  static final double SUPERSEDED = 0.001;

  private final Random chance;
  private final Map<String, List<Invented>> households = new HashMap<>();

  InventedEvents(long seed, List<Invented> people) {
    this.chance = new Random(seed);
    people.forEach(
        person ->
            households.computeIfAbsent(person.household(), h -> new ArrayList<>()).add(person));
  }

  Invented withFaultyNumber(Invented person) {
    double fate = chance.nextDouble();
    if (fate < MISSING) {
      return person.withNumber("");
    }
    if (fate < MISSING + TURNED) {
      return person.withNumber(turned(person.number()));
    }
    if (fate < MISSING + TURNED + SIBLINGS) {
      List<Invented> household = households.get(person.household());
      return person.withNumber(household.get(chance.nextInt(household.size())).number());
    }
    return fate < MISSING + TURNED + SIBLINGS + SUPERSEDED
        ? person.withNumber(Numbers.number(SUPERSEDED_FROM + chance.nextInt(SUPERSEDED_COUNT)))
        : person;
  }

  private static final int SUPERSEDED_FROM = 900_000;
  private static final int SUPERSEDED_COUNT = 10_000;

  private String turned(String number) {
    int at = 3 + chance.nextInt(6);
    return number.substring(0, at)
        + number.charAt(at + 1)
        + number.charAt(at)
        + number.substring(at + 2);
  }
}

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
      return person.withNumber(siblings(person));
    }
    return fate < MISSING + TURNED + SIBLINGS + SUPERSEDED
        ? person.withNumber(Numbers.number(SUPERSEDED_FROM + chance.nextInt(SUPERSEDED_COUNT)))
        : person;
  }

  private static final int SUPERSEDED_FROM = 890_000;
  private static final int SUPERSEDED_COUNT = 10_000;

  /** Of somebody else of the household; an only child keeps its own. */
  private String siblings(Invented person) {
    List<String> others =
        households.get(person.household()).stream()
            .map(Invented::number)
            .filter(number -> !number.equals(person.number()))
            .toList();
    return others.isEmpty() ? person.number() : others.get(chance.nextInt(others.size()));
  }

  private String turned(String number) {
    int at = 3 + chance.nextInt(6);
    return number.substring(0, at)
        + number.charAt(at + 1)
        + number.charAt(at)
        + number.substring(at + 2);
  }
}

package org.wardline.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invents people in households: parents and children, brothers and sisters, twins, neighbours. */
final class Households {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final List<String> KINDS =
      List.of("Road", "Street", "Avenue", "Close", "Lane", "Drive", "Crescent", "Gardens", "Way");
  private static final double TWINS = 0.015;
  private static final double OWN_FAMILY_NAME = 0.15;
  private static final double DOUBLE_NAME = 0.03;
  private static final double TWO_GIVEN = 0.06;

  private final Random chance;
  private final boolean withParents;
  private final Names girls = Names.read("girls.txt", 0.08);
  private final Names boys = Names.read("boys.txt", 0.08);
  private final Names families = Names.read("families.txt", 0.45);
  private final List<Invented> people = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private int households;

  Households(long seed, boolean withParents) {
    this.chance = new Random(seed);
    this.withParents = withParents;
  }

  List<Invented> people(int count) {
    while (people.size() < count) {
      street();
    }
    return people.subList(0, count);
  }

  private void street() {
    String name = Names.madeUp(chance) + " " + Names.one(KINDS, chance);
    Place place = Place.any(chance);
    int houses = 5 + chance.nextInt(40);
    for (int house = 1; house <= houses; house++) {
      Place here = house % 16 == 0 ? place.next() : place;
      place = here;
      if (chance.nextInt(3) > 0) {
        household(house + " " + name, here);
      }
    }
  }

  /** A postcode and its town. */
  record Place(int district, int sector, int unit) {
    static Place any(Random chance) {
      return new Place(1 + chance.nextInt(24), chance.nextInt(10), chance.nextInt(400));
    }

    Place next() {
      return new Place(district, sector, (unit + 1) % 400);
    }

    String postcode() {
      return "XX%d %d%c%c".formatted(district, sector, 'A' + unit / 20, 'A' + unit % 20);
    }

    String town() {
      return "Exampletown " + district;
    }
  }

  private void household(String address, Place place) {
    households++;
    String family = family();
    int parents = withParents ? 1 + chance.nextInt(2) : 0;
    for (int i = 0; i < parents; i++) {
      add(family, TODAY.minusDays(8000 + chance.nextInt(18000)), address, place);
    }
    taken.clear();
    LocalDate born = TODAY.minusDays(chance.nextInt(2200));
    int children = (withParents ? 0 : 1) + (int) Math.abs(chance.nextGaussian() * 1.4);
    for (int i = 0; i < children && born.isAfter(TODAY.minusYears(18)); i++) {
      add(family, born, address, place);
      if (chance.nextDouble() >= TWINS) {
        born = born.minusDays(330 + chance.nextInt(1400));
      }
    }
  }

  private String family() {
    String family = families.any(chance);
    return chance.nextDouble() < DOUBLE_NAME ? family + "-" + families.any(chance) : family;
  }

  private void add(String household, LocalDate born, String address, Place place) {
    boolean girl = chance.nextBoolean();
    Names given = girl ? girls : boys;
    String name = given.any(chance);
    while (!taken.add(name)) {
      name = given.any(chance);
    }
    if (chance.nextDouble() < TWO_GIVEN) {
      name = name + (chance.nextBoolean() ? " " : "-") + given.any(chance);
    }
    people.add(
        new Invented(
            "P" + people.size(),
            "H" + households,
            Numbers.number(people.size()),
            name,
            chance.nextDouble() < OWN_FAMILY_NAME ? families.any(chance) : household,
            girl ? "F" : "M",
            born,
            born.toString(),
            address,
            place.postcode(),
            place.town()));
  }
}

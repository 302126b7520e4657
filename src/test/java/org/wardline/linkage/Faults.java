package org.wardline.linkage;

import java.util.List;
import java.util.Random;

/** Writes a person down as a hospital would: with slips, old addresses and what was not asked. */
final class Faults {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int NAME_FORMS = 2;

  private final Random chance;
  private final double level;
  private final List<Invented> others;

  /**
   * @param level 1 is usual, 2 twice as many faults
   * @param others whose addresses people move to
   */
  Faults(long seed, double level, List<Invented> others) {
    this.chance = new Random(seed);
    this.level = level;
    this.others = others;
  }

  private boolean happens(double share) {
    return chance.nextDouble() < share * level;
  }

  Invented written(Invented person) {
    return place(birth(names(person)));
  }

  private Invented names(Invented person) {
    String given = form(person.given());
    String family = person.family();
    if (happens(0.012)) {
      family = others.get(chance.nextInt(others.size())).family();
    }
    if (happens(0.02)) {
      given = slip(given);
    }
    if (happens(0.025)) {
      family = slip(family);
    }
    if (happens(0.003)) {
      return person.withNames(family, given);
    }
    return person.withNames(happens(0.004) ? "" : given, happens(0.002) ? "" : family);
  }

  private String form(String given) {
    String[] parts = given.split("[ -]", NAME_FORMS);
    if (parts.length > 1) {
      return happens(0.4) ? parts[0] : given;
    }
    if (given.length() > 5 && happens(0.02)) {
      return given.substring(0, 3 + chance.nextInt(2));
    }
    return given;
  }

  private Invented birth(Invented person) {
    String sex = happens(0.004) ? (person.sex().equals("F") ? "M" : "F") : person.sex();
    Invented sexed = person.withSex(happens(0.01) ? "" : sex);
    String date = person.birth();
    if (happens(0.008)) {
      return sexed.withBirth("");
    }
    if (happens(0.004)) {
      return sexed.withBirth(date.substring(0, 5) + date.substring(8) + "-" + date.substring(5, 7));
    }
    if (happens(0.012)) {
      int at = List.of(2, 3, 6, 8, 9).get(chance.nextInt(5));
      char digit = (char) ('0' + chance.nextInt(at == 8 ? 3 : at == 6 ? 2 : 10));
      return sexed.withBirth(date.substring(0, at) + digit + date.substring(at + 1));
    }
    return happens(0.002)
        ? sexed.withBirth(person.born().plusDays(chance.nextInt(800) - 400L).toString())
        : sexed;
  }

  private Invented place(Invented person) {
    if (happens(0.07)) {
      Invented there = others.get(chance.nextInt(others.size()));
      return person.withPlace(there.address(), there.postcode(), there.town());
    }
    String address = happens(0.03) ? "" : person.address();
    String postcode = happens(0.03) ? "" : person.postcode();
    if (!address.isEmpty() && happens(0.03)) {
      address = slip(address);
    }
    if (!postcode.isEmpty() && happens(0.015)) {
      int at = postcode.length() - 1 - chance.nextInt(2);
      postcode =
          postcode.substring(0, at)
              + (char) ('A' + chance.nextInt(20))
              + postcode.substring(at + 1);
    }
    return person.withPlace(address, postcode, person.town());
  }

  private String slip(String word) {
    if (word.length() < 3) {
      return word;
    }
    int at = chance.nextInt(word.length() - 1);
    char letter = LETTERS.charAt(chance.nextInt(LETTERS.length()));
    return switch (chance.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + letter + word.substring(at);
      case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
      default ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }
}

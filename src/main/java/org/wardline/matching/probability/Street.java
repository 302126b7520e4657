package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A line of an address: the numbers of house and flat, and the street's name. */
record Street(String house, Word name) {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("ST", "STREET"),
          Map.entry("STR", "STREET"),
          Map.entry("RD", "ROAD"),
          Map.entry("AVE", "AVENUE"),
          Map.entry("AV", "AVENUE"),
          Map.entry("CL", "CLOSE"),
          Map.entry("CT", "COURT"),
          Map.entry("CRES", "CRESCENT"),
          Map.entry("CR", "CRESCENT"),
          Map.entry("DR", "DRIVE"),
          Map.entry("GDNS", "GARDENS"),
          Map.entry("GRN", "GREEN"),
          Map.entry("GR", "GROVE"),
          Map.entry("LN", "LANE"),
          Map.entry("PL", "PLACE"),
          Map.entry("SQ", "SQUARE"),
          Map.entry("TERR", "TERRACE"),
          Map.entry("TCE", "TERRACE"));

  static Street of(String text) {
    String plain = Spelling.plain(text);
    if (plain == null) {
      return null;
    }
    List<String> numbers = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (String word : plain.split(" ", -1)) {
      if (word.chars().anyMatch(Character::isDigit)) {
        numbers.add(word);
      } else {
        name.append(SHORT.getOrDefault(word, word));
      }
    }
    return new Street(String.join(" ", numbers), Word.of(name.toString()));
  }

  String whole() {
    return house + ' ' + name.text();
  }

  Likeness to(Street other) {
    boolean sameHouse = house.equals(other.house);
    if (name.is(other.name)) {
      return sameHouse ? Likeness.SAME : Likeness.PART;
    }
    if (name.length() == 0 || other.name.length() == 0) {
      return Likeness.ALIKE;
    }
    if (!name.isOneSlipFrom(other.name) && !name.looksLike(other.name)) {
      return Likeness.DIFFERENT;
    }
    boolean mayBeSame = sameHouse || house.isEmpty() || other.house.isEmpty();
    return mayBeSame ? Likeness.SLIP : Likeness.ALIKE;
  }
}

package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of an address: which words are numbers of house and flat, which are the street, and
 * which are something else, such as the name of a building or the town.
 */
final class AddressWords {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("STREET", "ST"),
          Map.entry("STR", "ST"),
          Map.entry("SAINT", "ST"),
          Map.entry("RD", "ROAD"),
          Map.entry("AVE", "AVENUE"),
          Map.entry("AV", "AVENUE"),
          Map.entry("BLVD", "BOULEVARD"),
          Map.entry("CCT", "CIRCUIT"),
          Map.entry("CL", "CLOSE"),
          Map.entry("CLO", "CLOSE"),
          Map.entry("CT", "COURT"),
          Map.entry("CRT", "COURT"),
          Map.entry("CRES", "CRESCENT"),
          Map.entry("CRESC", "CRESCENT"),
          Map.entry("CR", "CRESCENT"),
          Map.entry("DR", "DRIVE"),
          Map.entry("DRV", "DRIVE"),
          Map.entry("GDNS", "GARDENS"),
          Map.entry("GDN", "GARDENS"),
          Map.entry("GRN", "GREEN"),
          Map.entry("GR", "GROVE"),
          Map.entry("GRV", "GROVE"),
          Map.entry("LN", "LANE"),
          Map.entry("LA", "LANE"),
          Map.entry("PL", "PLACE"),
          Map.entry("SQ", "SQUARE"),
          Map.entry("TERR", "TERRACE"),
          Map.entry("TER", "TERRACE"),
          Map.entry("TCE", "TERRACE"),
          Map.entry("WLK", "WALK"),
          Map.entry("WY", "WAY"),
          Map.entry("MWS", "MEWS"),
          Map.entry("HL", "HILL"),
          Map.entry("RI", "RISE"));
  private static final Set<String> KINDS =
      Set.of(
          "ST",
          "ROAD",
          "AVENUE",
          "BOULEVARD",
          "CIRCUIT",
          "CLOSE",
          "COURT",
          "CRESCENT",
          "DRIVE",
          "GARDENS",
          "GREEN",
          "GROVE",
          "LANE",
          "PLACE",
          "SQUARE",
          "TERRACE",
          "WALK",
          "WAY",
          "MEWS",
          "HILL",
          "RISE",
          "ROW");
  private static final Set<String> OF_A_PART =
      Set.of("FLAT", "FLT", "APARTMENT", "APT", "UNIT", "ROOM", "NO", "NUMBER");
  private static final Pattern DIGITS_OR_LETTERS = Pattern.compile("[0-9]+|[^0-9]+");

  private final List<String> numbers = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private int streetBegins;
  private int streetEnds;

  /**
   * @param segments what stands between commas, in capitals
   */
  AddressWords(List<String> segments) {
    segments.forEach(this::read);
    streetEnds = streetEnds == 0 ? words.size() : streetEnds;
    numbers.sort(null);
  }

  private void read(String segment) {
    int runBegins = words.size();
    for (String word : segment.split(" ", -1)) {
      if (isNumber(word)) {
        addNumber(word);
        runBegins = words.size();
      } else if (!OF_A_PART.contains(word)) {
        addWord(SHORT.getOrDefault(word, word), runBegins);
      }
    }
  }

  /** 12, 12A, and the A of flat A. */
  private static boolean isNumber(String word) {
    return word.length() == 1 || word.chars().anyMatch(Character::isDigit);
  }

  private void addNumber(String word) {
    Matcher parts = DIGITS_OR_LETTERS.matcher(word);
    while (parts.find()) {
      numbers.add(parts.group());
    }
  }

  /** The street ends with the first word that is a kind of street and has a name before it. */
  private void addWord(String word, int runBegins) {
    boolean goesOn = streetEnds == 0 || streetEnds == words.size();
    words.add(word);
    if (goesOn && KINDS.contains(word) && words.size() - 1 > runBegins) {
      streetBegins = streetEnds == 0 ? runBegins : streetBegins;
      streetEnds = words.size();
    }
  }

  String numbers() {
    return String.join(" ", numbers);
  }

  List<String> street() {
    return words.subList(streetBegins, streetEnds);
  }

  List<String> besides() {
    List<String> besides = new ArrayList<>(words.subList(0, streetBegins));
    besides.addAll(words.subList(streetEnds, words.size()));
    return besides;
  }
}

package org.wardline.matching.probability;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A line of an address, by its parts: the numbers of house and flat, the street's name, and what
 * one writer puts beside it and the next one leaves out, such as the town.
 *
 * @param house the numbers in ascending order
 * @param name of the street, its words joined
 * @param words of the street, blanks around each
 * @param besides the other words, blanks around each
 */
record Street(String house, Word name, String words, Word besides) {
  private static final Word NOTHING = Word.of("");
  private static final Pattern COMMAS = Pattern.compile("[,;\\n]");

  static Street of(String text) {
    if (Spelling.plain(text) == null) {
      return null;
    }
    AddressWords read =
        new AddressWords(
            COMMAS.splitAsStream(text).map(Spelling::plain).filter(Objects::nonNull).toList());
    return new Street(
        read.numbers(),
        Word.of(String.join("", read.street())),
        apart(read.street()),
        read.besides().isEmpty() ? NOTHING : Word.of(apart(read.besides())));
  }

  private static String apart(List<String> words) {
    return words.isEmpty() ? "" : ' ' + String.join(" ", words) + ' ';
  }

  String whole() {
    return house + ' ' + name.text();
  }

  Likeness to(Street other) {
    if (isStreetOf(other)) {
      return house.equals(other.house)
          ? Likeness.SAME
          : lacksNumberOf(other) || other.lacksNumberOf(this) ? Likeness.PART : Likeness.NEAR;
    }
    if (name.length() == 0 || other.name.length() == 0) {
      return Likeness.ALIKE;
    }
    if (!isLike(other)) {
      return Likeness.DIFFERENT;
    }
    boolean mayBeSame = house.equals(other.house) || house.isEmpty() || other.house.isEmpty();
    return mayBeSame ? Likeness.SLIP : Likeness.ALIKE;
  }

  private boolean isStreetOf(Street other) {
    return name.is(other.name) || standsBeside(other) || other.standsBeside(this);
  }

  /** The one's street is what the other took for a building or a town. */
  private boolean standsBeside(Street other) {
    return name.length() > 0
        && name.mayBeWithin(other.besides)
        && other.besides.text().contains(words);
  }

  private boolean isLike(Street other) {
    return name.isOneSlipFrom(other.name)
        || name.looksLike(other.name)
        || isWithin(other)
        || other.isWithin(this);
  }

  private boolean isWithin(Street other) {
    return name.mayBeWithin(other.name) && other.words.contains(words);
  }

  /** A flat without its house, a house without its flat, or no number at all. */
  private boolean lacksNumberOf(Street other) {
    return house.isEmpty() || (' ' + other.house + ' ').contains(' ' + house + ' ');
  }
}

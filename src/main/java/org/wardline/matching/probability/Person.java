package org.wardline.matching.probability;

import java.util.Map;

/** What a register or an event says of a person, in a form that can be compared. */
public final class Person {
  private static final Trait[] TRAITS = Trait.values();
  private static final int LOCAL_NUMBER = 10;

  private final Name given;
  private final Name family;
  private final Street street;
  private final int birth;
  private final Word[] words = new Word[TRAITS.length];

  private Person(Map<Trait, String> said, Vocabulary vocabulary) {
    this.given = vocabulary.name(Unnamed.known(said.get(Trait.GIVEN_NAME)));
    this.family = vocabulary.name(said.get(Trait.FAMILY_NAME));
    this.street = vocabulary.street(said.get(Trait.ADDRESS));
    for (Trait trait : TRAITS) {
      String value = value(trait, said.get(trait));
      words[trait.place()] = value == null ? null : vocabulary.word(value);
    }
    this.birth = born() == null ? 0 : BirthDates.packed(born());
  }

  /** What was not said is left out, null or empty. */
  public static Person of(Map<Trait, String> said) {
    return of(said, new Vocabulary());
  }

  /** Of a register, whose people share a vocabulary. */
  public static Person of(Map<Trait, String> said, Vocabulary vocabulary) {
    return new Person(said, vocabulary);
  }

  private String value(Trait trait, String text) {
    return switch (trait) {
      case GIVEN_NAME -> given == null ? null : given.joined();
      case FAMILY_NAME -> family == null ? null : family.joined();
      case DATE_OF_BIRTH -> WrittenDate.digits(text);
      case ADDRESS -> street == null ? null : street.whole();
      case SEX -> sex(Spelling.plain(text));
      case CONTACT -> contact(joined(Spelling.plain(text)));
      default -> joined(Spelling.plain(text));
    };
  }

  private static String joined(String text) {
    return text == null ? null : text.replace(" ", "");
  }

  /** A telephone number without what stands before it when it is dialled from abroad. */
  private static String contact(String joined) {
    boolean isLong = joined != null && joined.length() > LOCAL_NUMBER;
    return isLong && joined.chars().allMatch(Character::isDigit)
        ? joined.substring(joined.length() - LOCAL_NUMBER)
        : joined;
  }

  private static String sex(String text) {
    if (text == null) {
      return null;
    }
    return switch (text.charAt(0)) {
      case 'F', 'G', 'W', '2' -> "F";
      case 'B', 'M', '1' -> "M";
      default -> null;
    };
  }

  Name given() {
    return given;
  }

  Name family() {
    return family;
  }

  Street street() {
    return street;
  }

  /** Eight digits, year first, or null. */
  String born() {
    return value(Trait.DATE_OF_BIRTH);
  }

  /** The date of birth as {@link BirthDates#packed}; 0 when it is unknown. */
  int birth() {
    return birth;
  }

  /** The trait in one word, or null. */
  String value(Trait trait) {
    Word word = words[trait.place()];
    return word == null ? null : word.text();
  }

  Word word(Trait trait) {
    return words[trait.place()];
  }

  @Override
  public String toString() {
    return "Person[redacted]";
  }
}

package org.wardline.matching.probability;

import java.util.List;
import java.util.Optional;

/**
 * A given or family name of one or several parts, in capitals.
 *
 * @param word the parts joined
 * @param formOf a bit for each name of which its first part is a form; different ones may share a
 *     bit
 */
record Name(Word word, List<String> parts, String sound, int formOf) {
  private static final int SHORT_FORM = 3;

  Name {
    parts = List.copyOf(parts);
  }

  static Optional<Name> of(String text) {
    String plain = Spelling.plain(text);
    if (plain == null) {
      return Optional.empty();
    }
    List<String> parts = List.of(plain.split(" ", -1));
    String first = parts.getFirst();
    return Optional.of(
        new Name(
            Word.of(plain.replace(" ", "")), parts, Spelling.sound(first), Nicknames.bits(first)));
  }

  String joined() {
    return word.text();
  }

  Likeness to(Name other) {
    if (word.is(other.word)) {
      return Likeness.SAME;
    }
    if (word.length() == 1 || other.word.length() == 1) {
      return joined().charAt(0) == other.joined().charAt(0) ? Likeness.INITIAL : Likeness.DIFFERENT;
    }
    if (sharesPart(other)) {
      return Likeness.PART;
    }
    if (word.isOneSlipFrom(other.word)) {
      return Likeness.SLIP;
    }
    if (isShortFor(other) || other.isShortFor(this) || isNicknameOf(other)) {
      return Likeness.NICKNAME;
    }
    return isAlike(other) ? Likeness.ALIKE : Likeness.DIFFERENT;
  }

  private boolean sharesPart(Name other) {
    if (parts.size() == 1 && other.parts.size() == 1) {
      return false;
    }
    return parts.stream().anyMatch(part -> part.length() > 1 && other.parts.contains(part));
  }

  private boolean isNicknameOf(Name other) {
    return (formOf & other.formOf) != 0
        && Nicknames.areOfOneName(parts.getFirst(), other.parts.getFirst());
  }

  private boolean isShortFor(Name other) {
    return word.length() >= SHORT_FORM && other.word.startsWith(word);
  }

  private boolean isAlike(Name other) {
    return (sound.length() > 1 && sound.equals(other.sound))
        || word.isTwoSlipsFrom(other.word)
        || word.looksLike(other.word);
  }
}

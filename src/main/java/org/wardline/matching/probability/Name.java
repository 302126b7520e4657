package org.wardline.matching.probability;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A given or family name of one or several parts, in capitals.
 *
 * @param word the parts joined
 * @param formOf a bit for each name of which a part is a form; different ones may share a bit
 * @param isOfSeveral parts, noted once
 */
record Name(Word word, List<Word> parts, String sound, int formOf, boolean isOfSeveral) {
  private static final int SHORT_FORM = 3;
  private static final Set<String> TITLES =
      Set.of("MR", "MRS", "MISS", "MS", "MASTER", "MSTR", "DR", "PROF", "REV", "SIR");

  Name {
    parts = List.copyOf(parts);
  }

  static Optional<Name> of(String text) {
    String plain = Spelling.plain(text);
    if (plain == null) {
      return Optional.empty();
    }
    List<String> parts = withoutTitle(List.of(plain.split(" ", -1)));
    String first = parts.getFirst();
    return Optional.of(
        new Name(
            Word.of(String.join("", parts)),
            parts.stream().map(Word::of).toList(),
            Spelling.sound(first),
            nicknames(parts),
            parts.size() > 1));
  }

  private static int nicknames(List<String> parts) {
    int bits = 0;
    for (String part : parts) {
      bits |= Nicknames.bits(part);
    }
    return bits;
  }

  private static List<String> withoutTitle(List<String> parts) {
    return parts.size() > 1 && TITLES.contains(parts.getFirst())
        ? parts.subList(1, parts.size())
        : parts;
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
    if (isOfSeveral || other.isOfSeveral) {
      Likeness byParts = NameParts.compare(this, other);
      return byParts == Likeness.DIFFERENT ? inOne(other) : byParts;
    }
    if (word.isOneSlipFrom(other.word)) {
      return Likeness.SLIP;
    }
    if (isShortFor(other) || other.isShortFor(this) || isNicknameOf(other)) {
      return Likeness.NICKNAME;
    }
    return isAlike(other) ? Likeness.ALIKE : Likeness.DIFFERENT;
  }

  /** Two names may have been written as one. */
  private Likeness inOne(Name other) {
    if (word.isOneSlipFrom(other.word)) {
      return Likeness.SLIP;
    }
    return isShortFor(other) || other.isShortFor(this) || word.isTwoSlipsFrom(other.word)
        ? Likeness.ALIKE
        : Likeness.DIFFERENT;
  }

  private boolean isNicknameOf(Name other) {
    return (formOf & other.formOf) != 0 && Nicknames.areOfOneName(word.text(), other.word.text());
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

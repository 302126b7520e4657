package org.wardline.matching.probability;

import java.util.List;
import java.util.Optional;

/** A given or family name of one or several parts, in capitals. */
record Name(String joined, List<String> parts, String sound) {
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
    return Optional.of(new Name(plain.replace(" ", ""), parts, Spelling.sound(parts.getFirst())));
  }

  Likeness to(Name other) {
    if (joined.equals(other.joined)) {
      return Likeness.SAME;
    }
    if (joined.length() == 1 || other.joined.length() == 1) {
      return joined.charAt(0) == other.joined.charAt(0) ? Likeness.INITIAL : Likeness.DIFFERENT;
    }
    if (sharesPart(other)) {
      return Likeness.PART;
    }
    if (Spelling.isOneSlip(joined, other.joined)) {
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
    return Nicknames.areOfOneName(parts.getFirst(), other.parts.getFirst());
  }

  private boolean isShortFor(Name other) {
    return joined.length() >= SHORT_FORM && other.joined.startsWith(joined);
  }

  private boolean isAlike(Name other) {
    return (sound.length() > 1 && sound.equals(other.sound))
        || Spelling.areTwoSlips(joined, other.joined)
        || Spelling.looksAlike(joined, other.joined);
  }
}

package org.wardline.matching.probability;

import java.util.List;

/** Compares names of which at least one has several parts. */
final class NameParts {
  private NameParts() {}

  /**
   * Whether all parts of the shorter name are among those of the longer one, in whatever order and
   * spelling, or only some of them.
   */
  static Likeness compare(Name one, Name other) {
    boolean ordered = one.parts().size() <= other.parts().size();
    List<Word> fewer = ordered ? one.parts() : other.parts();
    List<Word> more = ordered ? other.parts() : one.parts();
    int shared = 0;
    int words = 0;
    for (Word part : fewer) {
      words += part.length() > 1 ? 1 : 0;
      shared += isIn(part, more) ? 1 : 0;
    }
    if (shared == 0) {
      return Likeness.DIFFERENT;
    }
    if (shared < words) {
      return Likeness.ALIKE;
    }
    return fewer.size() == more.size() ? Likeness.SLIP : Likeness.PART;
  }

  private static boolean isIn(Word part, List<Word> parts) {
    for (Word other : parts) {
      if (areAlike(part, other)) {
        return true;
      }
    }
    return false;
  }

  /** An initial is no part that could be shared. */
  static boolean areAlike(Word part, Word other) {
    return part.length() > 1
        && other.length() > 1
        && (part.is(other)
            || part.isOneSlipFrom(other)
            || Nicknames.areOfOneName(part.text(), other.text()));
  }
}

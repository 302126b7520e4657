package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Compares names of which at least one has several parts, in whatever order. */
final class NameParts {
  private NameParts() {}

  /**
   * Whether all parts of the shorter name are among those of the longer one, some of them, or none.
   */
  static Likeness compare(Name one, Name other) {
    if (!mayShare(one, other)) {
      return Likeness.DIFFERENT;
    }
    boolean ordered = one.parts().size() <= other.parts().size();
    List<Word> fewer = words(ordered ? one : other);
    List<Word> more = words(ordered ? other : one);
    boolean asMany = fewer.size() == more.size();
    int all = fewer.size();
    int equal = take(fewer, more, NameParts::areEqual);
    int slips = take(fewer, more, Word::isOneSlipFrom);
    if (equal + slips == all && all > 0) {
      return asMany ? Likeness.SLIP : slips == 0 ? Likeness.PART : Likeness.ALIKE;
    }
    return equal > 0 ? Likeness.ALIKE : Likeness.DIFFERENT;
  }

  /** A quick look, without lists: most names share nothing. */
  private static boolean mayShare(Name one, Name other) {
    boolean shares = (one.formOf() & other.formOf()) != 0;
    for (int i = 0; i < one.parts().size() && !shares; i++) {
      for (int j = 0; j < other.parts().size() && !shares; j++) {
        Word part = one.parts().get(i);
        shares = part.is(other.parts().get(j)) || part.isOneSlipFrom(other.parts().get(j));
      }
    }
    return shares;
  }

  /** An initial is no part that could be shared. */
  private static List<Word> words(Name name) {
    List<Word> words = new ArrayList<>(name.parts());
    words.removeIf(part -> part.length() == 1);
    return words;
  }

  /** Takes the pairs out of both and says how many there were. */
  private static int take(List<Word> fewer, List<Word> more, BiPredicate<Word, Word> are) {
    int taken = 0;
    for (int i = fewer.size() - 1; i >= 0; i--) {
      for (int j = 0; j < more.size(); j++) {
        if (are.test(fewer.get(i), more.get(j))) {
          fewer.remove(i);
          more.remove(j);
          taken++;
          break;
        }
      }
    }
    return taken;
  }

  private static boolean areEqual(Word part, Word other) {
    return part.is(other) || Nicknames.areOfOneName(part.text(), other.text());
  }

  static boolean areAlike(Word part, Word other) {
    return part.length() > 1
        && other.length() > 1
        && (areEqual(part, other) || part.isOneSlipFrom(other));
  }
}

package org.wardline.matching.probability;

import java.util.HashMap;
import java.util.Map;

/**
 * The names, streets and words of a register, each kept once: less memory, and what is compared
 * often stays near the processor. Not for several threads.
 */
public final class Vocabulary {
  private final Map<String, Name> names = new HashMap<>();
  private final Map<String, Street> streets = new HashMap<>();
  private final Map<String, Word> words = new HashMap<>();

  /** Null when the text says nothing. */
  Name name(String text) {
    return text == null ? null : names.computeIfAbsent(text, said -> Name.of(said).orElse(null));
  }

  Street street(String text) {
    return text == null ? null : streets.computeIfAbsent(text, Street::of);
  }

  Word word(String text) {
    return words.computeIfAbsent(text, Word::of);
  }
}

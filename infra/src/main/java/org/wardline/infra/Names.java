package org.wardline.infra;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Logical ids made of names. */
final class Names {

  private Names() {}

  /** {@code DeadLetters} of {@code dead-letters}. */
  static String pascal(String name) {
    return Arrays.stream(name.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}

package org.wardline.matching.probability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which given names are forms of one name: a line for each name in {@code nicknames.txt}. */
final class Nicknames {
  private static final Map<String, Set<Integer>> LINES = read();

  private Nicknames() {}

  static boolean areOfOneName(String a, String b) {
    Set<Integer> lines = of(a);
    return !lines.isEmpty() && !Collections.disjoint(lines, of(b));
  }

  /** A bit for each line on which a name stands; 0 for most names. */
  static int bits(String name) {
    int bits = 0;
    for (int line : of(name)) {
      bits |= 1 << line;
    }
    return bits;
  }

  private static Set<Integer> of(String name) {
    return LINES.getOrDefault(name, Set.of());
  }

  private static Map<String, Set<Integer>> read() {
    Map<String, Set<Integer>> lines = new HashMap<>();
    try (InputStream bytes = Nicknames.class.getResourceAsStream("nicknames.txt");
        BufferedReader text =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        for (String name : line.split(" ", -1)) {
          lines.computeIfAbsent(name, n -> new HashSet<>()).add(number);
        }
        number++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}

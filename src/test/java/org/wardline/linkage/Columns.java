package org.wardline.linkage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.matching.probability.Trait;

/**
 * Which columns of a file hold which trait: {@code given-name=first;address=house+street}; several
 * columns of one trait are joined.
 */
final class Columns {
  private final Map<Trait, List<String>> columns = new EnumMap<>(Trait.class);

  Columns(String mapping) {
    for (String part : mapping.split(";", -1)) {
      if (!part.isBlank()) {
        String[] sides = part.split("=", 2);
        if (sides.length < 2) {
          throw new IllegalArgumentException(
              "linkage.columns needs trait=column, not \"" + part + "\"");
        }
        columns.put(trait(sides[0].strip()), List.of(sides[1].strip().split("\\+", -1)));
      }
    }
  }

  private static Trait trait(String name) {
    return Arrays.stream(Trait.values())
        .filter(trait -> named(trait).equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "linkage.columns knows no trait \""
                        + name
                        + "\"; it knows "
                        + Arrays.stream(Trait.values())
                            .map(Columns::named)
                            .collect(Collectors.joining(", "))));
  }

  private static String named(Trait trait) {
    return trait.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a row says; a column that the file lacks says nothing. */
  Map<Trait, String> said(Function<String, String> row) {
    Map<Trait, String> said = new EnumMap<>(Trait.class);
    columns.forEach(
        (trait, of) -> said.put(trait, of.stream().map(row).collect(Collectors.joining(" "))));
    return said;
  }
}

package org.wardline.linkage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.matching.probability.Trait;

/**
 * Which columns of a file hold which trait: {@code given-name=first;address=house+street}; several
 * columns of one trait are joined.
 */
final class Columns {
  private static final Pattern NUMBER_WITH_POINT = Pattern.compile("([0-9]+)\\.0");

  private static final String WHOLE_NAME = "name";
  private static final List<Trait> SPARE = List.of(Trait.OTHER_1, Trait.OTHER_2, Trait.OTHER_3);

  private final Map<Trait, List<String>> columns = new EnumMap<>(Trait.class);
  private List<String> wholeNames = List.of();

  Columns(String mapping) {
    for (String part : mapping.split(";", -1)) {
      if (!part.isBlank()) {
        String[] sides = part.split("=", 2);
        if (sides.length < 2) {
          throw new IllegalArgumentException(
              "linkage.columns needs trait=column, not \"" + part + "\"");
        }
        add(sides[0].strip(), List.of(sides[1].strip().split("\\+", -1)));
      }
    }
  }

  private void add(String name, List<String> of) {
    if (name.equals(WHOLE_NAME)) {
      wholeNames = of;
    } else {
      columns.put(trait(name), of);
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
                        + "\"; it knows name, "
                        + Arrays.stream(Trait.values())
                            .map(Columns::named)
                            .collect(Collectors.joining(", "))));
  }

  private static String named(Trait trait) {
    return trait.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** By headings that are usual; columns of other names say nothing. */
  static Columns usual(List<String> headings) {
    Columns usual = new Columns("");
    for (String heading : headings) {
      UsualHeadings.find(heading).ifPresent(trait -> usual.addUsual(trait, heading));
    }
    if (!usual.columns.containsKey(Trait.FAMILY_NAME)) {
      usual.wholeNames = headings.stream().filter(UsualHeadings::isWholeName).limit(1).toList();
    }
    return usual;
  }

  /** Two columns of one trait are joined; but a telephone and an e-mail are two things. */
  private void addUsual(Trait trait, String heading) {
    if (trait == Trait.CONTACT && columns.containsKey(trait)) {
      SPARE.stream()
          .filter(spare -> !columns.containsKey(spare))
          .findFirst()
          .ifPresent(spare -> columns.put(spare, List.of(heading)));
    } else {
      columns.merge(
          trait, List.of(heading), (a, b) -> Stream.of(a, b).flatMap(List::stream).toList());
    }
  }

  private Stream<String> all() {
    return Stream.concat(columns.values().stream().flatMap(List::stream), wholeNames.stream());
  }

  /** A file must have at least one of the columns. */
  void check(Table table) {
    if (all().noneMatch(table::has)) {
      throw new IllegalArgumentException(
          "%s has none of the columns %s; it has %s; name them by linkage.columns"
              .formatted(table, all().toList(), table.headings()));
    }
  }

  /** Those that the file lacks: they say nothing. */
  List<String> missing(Table table) {
    return all().filter(column -> !table.has(column)).toList();
  }

  /** What a row says; a column that the file lacks says nothing. */
  Map<Trait, String> said(Function<String, String> row) {
    Map<Trait, String> said = new EnumMap<>(Trait.class);
    columns.forEach(
        (trait, of) ->
            said.put(
                trait, of.stream().map(row).map(Columns::whole).collect(Collectors.joining(" "))));
    if (!wholeNames.isEmpty()) {
      WholeName name = WholeName.of(wholeNames.stream().map(row).collect(Collectors.joining(" ")));
      said.putIfAbsent(Trait.GIVEN_NAME, name.given());
      said.putIfAbsent(Trait.FAMILY_NAME, name.family());
    }
    return said;
  }

  /** Programs that take a number for a measure write 1990.0 for 1990. */
  private static String whole(String cell) {
    Matcher number = NUMBER_WITH_POINT.matcher(cell);
    return number.matches() ? number.group(1) : cell;
  }

  @Override
  public String toString() {
    return Stream.concat(
            wholeNames.stream().map(column -> WHOLE_NAME + "=" + column),
            columns.entrySet().stream()
                .map(entry -> named(entry.getKey()) + "=" + String.join("+", entry.getValue())))
        .collect(Collectors.joining(";"));
  }
}

package org.wardline.register.loading;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the rows of one child say together, in whatever order they stand: a value on which they
 * agree, or nothing where they contradict each other.
 */
final class Merged {
  private final Map<Column, String> values = new EnumMap<>(Column.class);
  private final List<Map<Column, String>> plans;

  /** Adds a finding for every contradiction. */
  Merged(List<RegisterRow> rows, List<RowFinding> findings) {
    for (Column column : Column.values()) {
      List<String> said =
          rows.stream().map(row -> row.get(column)).filter(Objects::nonNull).distinct().toList();
      if (said.size() == 1) {
        values.put(column, said.getFirst());
      } else if (said.size() > 1) {
        findings.add(new RowFinding(column, Fault.CONTRADICTING_ROWS));
      }
    }
    this.plans = rows.stream().flatMap(row -> row.plans().stream()).distinct().toList();
  }

  /** Null when nothing usable is said. */
  String get(Column column) {
    return values.get(column);
  }

  Stream<String> list(Column column) {
    return Stream.ofNullable(get(column)).flatMap(text -> Arrays.stream(text.split(";")));
  }

  List<Map<Column, String>> plans() {
    return plans;
  }
}

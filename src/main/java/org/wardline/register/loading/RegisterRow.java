package org.wardline.register.loading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A row as it was understood: each value in one form (dates and moments as ISO 8601), or empty when
 * the file has the column and nothing usable in it. What the file has no column for is not there.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegisterRow(Map<Column, String> values, List<Map<Column, String>> plans) {

  RegisterRow {
    values = Map.copyOf(values);
    plans = plans.stream().map(Map::copyOf).toList();
  }

  /** Null when it says nothing. */
  String get(Column column) {
    String value = values.getOrDefault(column, "");
    return value.isEmpty() ? null : value;
  }

  @Override
  public String toString() {
    return "RegisterRow[redacted]";
  }
}

package org.wardline.register.loading;

import java.util.List;
import java.util.Map;

/**
 * A record of a register file as it is written there.
 *
 * @param number counted from 1
 * @param place where it stands, in words
 * @param cells what it says; a column that the file does not have is not among them
 * @param plans what it says of each plan
 */
record WrittenRow(
    long number,
    String place,
    Map<Column, String> cells,
    List<Map<Column, String>> plans,
    List<RowFinding> findings) {

  WrittenRow {
    cells = Map.copyOf(cells);
    plans = plans.stream().map(Map::copyOf).toList();
    findings = List.copyOf(findings);
  }

  @Override
  public String toString() {
    return "WrittenRow[" + number + ']';
  }
}

package org.wardline.register.loading;

/**
 * That something is wrong with a row.
 *
 * @param column which field, or null for the row as a whole; never its value
 */
record RowFinding(Column column, Fault fault) {
  static RowFinding ofRow(Fault fault) {
    return new RowFinding(null, fault);
  }
}

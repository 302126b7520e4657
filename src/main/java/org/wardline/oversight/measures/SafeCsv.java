package org.wardline.oversight.measures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Separated values that no spreadsheet takes for a formula. */
final class SafeCsv {
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  private SafeCsv() {}

  static String write(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    try {
      for (List<String> row : rows) {
        CSVFormat.DEFAULT.printRecord(text, row.stream().map(SafeCsv::safe).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** One cell; an apostrophe tells spreadsheets that it is text. */
  static String safe(String cell) {
    boolean formula = !cell.isEmpty() && STARTS_A_FORMULA.indexOf(cell.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }

  static List<String> row(String... cells) {
    return Arrays.asList(cells);
  }
}

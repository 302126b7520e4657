package org.wardline.register.loading;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wardline.formats.UnreadableMessageException;

/**
 * Finds the heading of a file of separated values: reports have a title and blank lines above it.
 * The separator is a comma, a semicolon, a tab or a bar: that by which some line names most
 * columns.
 */
final class CsvHeading {
  /** So many lines may stand above it. */
  static final int LINES_ABOVE = 20;

  private static final String SEPARATORS = ",;\t|";
  private static final Set<Column> RECOGNISING =
      EnumSet.of(Column.LOCAL_ID, Column.NHS_NUMBER, Column.FAMILY_NAME, Column.GIVEN_NAME);

  private CsvHeading() {}

  /** Reads ahead, and back to where the text was. */
  static char separator(BufferedReader text) throws IOException {
    text.mark(GuardedReader.LONGEST_RECORD);
    List<String> lines = firstLines(text);
    text.reset();
    return SEPARATORS
        .chars()
        .mapToObj(c -> (char) c)
        .max(
            Comparator.comparing((Character c) -> mostColumns(lines, c))
                .thenComparing(c -> count(lines.getFirst(), c)))
        .orElseThrow();
  }

  /** Whether a record is the heading: it names a column by which a child is recognised. */
  static boolean isHeading(List<Optional<Column>> columns) {
    return columns.stream().flatMap(Optional::stream).anyMatch(RECOGNISING::contains);
  }

  private static List<String> firstLines(BufferedReader text) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int next = 0;
    for (int read = 0; next >= 0 && lines.size() < LINES_ABOVE; read++) {
      if (read == GuardedReader.LONGEST_RECORD - 1) {
        if (lines.isEmpty()) {
          throw new UnreadableMessageException("line 1", "the heading does not end");
        }
        return lines;
      }
      next = text.read();
      if (next < 0 || next == '\n' || next == '\r') {
        lines.add(line.toString());
        line.setLength(0);
      } else {
        line.append((char) next);
      }
    }
    return lines;
  }

  private static long mostColumns(List<String> lines, char separator) {
    String split = Pattern.quote(String.valueOf(separator));
    return lines.stream()
        .mapToLong(line -> Arrays.stream(line.split(split)).filter(CsvHeading::isColumn).count())
        .max()
        .orElse(0);
  }

  private static boolean isColumn(String heading) {
    return Column.find(heading).isPresent();
  }

  private static long count(CharSequence line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}

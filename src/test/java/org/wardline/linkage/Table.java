package org.wardline.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file as it comes: encoding and delimiter are found out, headings are told apart without
 * regard to case and blanks, and a row may be too short.
 */
final class Table {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> headings;
  private final List<CSVRecord> rows;

  private Table(Path file, List<String> headings, List<CSVRecord> rows) {
    this.file = file;
    this.headings = List.copyOf(headings);
    this.rows = List.copyOf(rows);
    for (int i = 0; i < headings.size(); i++) {
      places.putIfAbsent(plain(headings.get(i)), i);
    }
  }

  static Table read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file.toAbsolutePath());
    }
    String text = text(Files.readAllBytes(file));
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> all = parser.getRecords();
      if (all.size() < 2) {
        throw new IllegalArgumentException(file + " needs a line of headings and lines below it");
      }
      return new Table(file, all.getFirst().toList(), all.subList(1, all.size()));
    } catch (UncheckedIOException broken) {
      throw new IllegalArgumentException(
          file + " cannot be read as CSV; is a quotation mark left open? " + broken.getMessage(),
          broken);
    }
  }

  /** UTF-8 or UTF-16 by its mark, else UTF-8, and where that is impossible Windows-1252. */
  private static String text(byte[] bytes) {
    String text = new String(bytes, charset(bytes));
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & bytes[1] & 0xfe) == 0xfe) {
      return StandardCharsets.UTF_16;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException other) {
      return WINDOWS;
    }
  }

  /** Of the delimiters the one that the headings hold most often. */
  private static char delimiter(String text) {
    String headings = text.lines().findFirst().orElse("");
    char best = ',';
    for (char delimiter : DELIMITERS) {
      if (count(headings, delimiter) > count(headings, best)) {
        best = delimiter;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(letter -> letter == wanted).count();
  }

  private static String plain(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT);
  }

  int size() {
    return rows.size();
  }

  List<String> headings() {
    return headings;
  }

  boolean has(String column) {
    return places.containsKey(plain(column));
  }

  /** A column without which nothing can be done. */
  String needed(String column) {
    if (!has(column)) {
      throw new IllegalArgumentException(
          "%s has no column \"%s\"; it has %s".formatted(file, column, headings));
    }
    return column;
  }

  /** Empty where the file lacks the column or the row is too short. */
  String cell(int row, String column) {
    Integer place = places.get(plain(column));
    CSVRecord cells = rows.get(row);
    return place == null || place >= cells.size() ? "" : cells.get(place).strip();
  }

  @Override
  public String toString() {
    return file + ", " + size() + " rows";
  }
}

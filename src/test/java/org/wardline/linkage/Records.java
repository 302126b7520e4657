package org.wardline.linkage;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.wardline.matching.probability.Person;

/**
 * The records of a file, in its order.
 *
 * @param truth whose each record is, if the file says so; records of one person have the same
 */
record Records(List<String> ids, List<String> truth, List<Person> people) {
  private static final CSVFormat WITH_HEADING =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .setAllowMissingColumnNames(true)
          .get();

  /** How a file is read: the columns of traits, of the id and of the truth (null: none). */
  record Layout(Columns columns, String id, String truth, Pattern truthPattern) {}

  static Records read(Path file, Layout layout) throws IOException {
    Records records = empty();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser rows = WITH_HEADING.parse(text)) {
      for (CSVRecord row : rows) {
        records.add(
            layout.id() == null ? Long.toString(row.getRecordNumber()) : cell(row, layout.id()),
            layout.truth() == null ? null : truth(cell(row, layout.truth()), layout.truthPattern()),
            Person.of(layout.columns().said(column -> cell(row, column))));
      }
    }
    return records;
  }

  static Records empty() {
    return new Records(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
  }

  private static String truth(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "linkage.truth-pattern does not match \"" + text + "\" of the truth column");
    }
    return matcher.groupCount() > 0 ? matcher.group(1) : text;
  }

  void add(String id, String whose, Person person) {
    ids.add(id);
    truth.add(whose);
    people.add(person);
  }

  void addFrom(Records other, int i) {
    add(other.ids.get(i), other.truth.get(i), other.people.get(i));
  }

  int size() {
    return people.size();
  }

  boolean isTrue(int i, Records other, int j) {
    return truth.get(i) != null && truth.get(i).equals(other.truth.get(j));
  }
}

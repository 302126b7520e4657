package org.wardline.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.wardline.matching.probability.Person;
import org.wardline.matching.probability.Trait;
import org.wardline.matching.probability.Vocabulary;

/**
 * The records of a file, in its order.
 *
 * @param truth whose each record is, if the file says so; records of one person have the same
 */
record Records(List<String> ids, List<String> truth, List<Person> people) {
  /**
   * How a file is read.
   *
   * @param columns of the traits
   * @param id column of the id, or null: the number of the row
   * @param truth column that tells whose a record is, or null
   * @param truthPattern what of the truth column counts: its first group, else all of it
   */
  record Layout(Columns columns, String id, String truth, Pattern truthPattern) {}

  static Records read(Path file, Layout layout) throws IOException {
    return of(Table.read(file), layout);
  }

  static Records of(Table table, Layout layout) {
    layout.columns().check(table);
    Records records = empty();
    Vocabulary vocabulary = new Vocabulary();
    List<Map<Trait, String>> said = said(table, layout.columns());
    for (int row = 0; row < table.size(); row++) {
      records.add(
          layout.id() == null
              ? Integer.toString(row + 1)
              : table.cell(row, table.needed(layout.id())),
          layout.truth() == null ? null : truth(table, row, layout),
          Person.of(said.get(row), vocabulary));
    }
    return records;
  }

  private static List<Map<Trait, String>> said(Table table, Columns columns) {
    List<Map<Trait, String>> said =
        IntStream.range(0, table.size())
            .mapToObj(row -> columns.said(column -> table.cell(row, column)))
            .toList();
    DateOrder order =
        DateOrder.of(said.stream().map(s -> s.getOrDefault(Trait.DATE_OF_BIRTH, "")).toList());
    said.forEach(s -> s.computeIfPresent(Trait.DATE_OF_BIRTH, (t, date) -> order.dayFirst(date)));
    return said;
  }

  /** Of whom the file does not say whose it is, nobody else is. */
  private static String truth(Table table, int row, Layout layout) {
    String text = table.cell(row, table.needed(layout.truth()));
    if (text.isEmpty()) {
      return table + " row " + row;
    }
    Matcher matcher = layout.truthPattern().matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "linkage.truth-pattern %s does not match \"%s\" in row %d of %s"
              .formatted(layout.truthPattern(), text, row + 1, table));
    }
    return matcher.groupCount() > 0 ? matcher.group(1) : text;
  }

  static Records empty() {
    return new Records(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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

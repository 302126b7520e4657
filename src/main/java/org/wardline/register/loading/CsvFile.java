package org.wardline.register.loading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.wardline.formats.UnreadableMessageException;

/**
 * A file of separated values: a heading, then a row for each child, or for each plan of a child.
 */
final class CsvFile implements RegisterFile {
  private final GuardedReader text;
  private final Iterator<CSVRecord> records;
  private final List<Optional<Column>> heading;
  private long number;

  CsvFile(InputStream bytes) throws IOException {
    BufferedReader lines = new BufferedReader(TolerantReader.of(bytes));
    char separator = CsvHeading.separator(lines);
    this.text = new GuardedReader(lines);
    this.records =
        CSVParser.builder()
            .setReader(text)
            .setFormat(
                CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(separator)
                    .setIgnoreEmptyLines(true)
                    .setTrailingData(true)
                    .get())
            .get()
            .iterator();
    this.heading = heading();
  }

  private List<Optional<Column>> heading() {
    if (!hasNext()) {
      throw new UnreadableMessageException("line 1", "the file is empty");
    }
    for (int above = 0; above < CsvHeading.LINES_ABOVE && hasNext(); above++) {
      List<Optional<Column>> found = records.next().stream().map(Column::find).toList();
      text.recordEnded();
      if (CsvHeading.isHeading(found)) {
        return found;
      }
    }
    throw new UnreadableMessageException(
        "line 1",
        "the heading names no column by which a child is recognised: local_id, nhs_number or"
            + " family_name");
  }

  @Override
  public Set<Column> columns() {
    EnumSet<Column> named = EnumSet.noneOf(Column.class);
    heading.stream().flatMap(Optional::stream).forEach(named::add);
    return named;
  }

  @Override
  public Optional<WrittenRow> next() {
    while (hasNext()) {
      CSVRecord cells = records.next();
      text.recordEnded();
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        number++;
        return Optional.of(row(cells));
      }
    }
    return Optional.empty();
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException broken) {
      throw new UnreadableMessageException(
          "after row " + number, "the file ends or breaks in the middle of a row");
    }
  }

  private WrittenRow row(CSVRecord cells) {
    List<RowFinding> findings = new ArrayList<>();
    if (cells.size() < heading.size()) {
      if (!hasNext() && !text.endedWithLine()) {
        throw new UnreadableMessageException(
            "row " + number, "the file ends in the middle of a row");
      }
      findings.add(RowFinding.ofRow(Fault.SHORT_ROW));
    }
    if (cells.size() > heading.size() && hasMore(cells)) {
      findings.add(RowFinding.ofRow(Fault.SURPLUS_CELLS));
    }
    Map<Column, String> said = new EnumMap<>(Column.class);
    Map<Column, String> plan = new EnumMap<>(Column.class);
    for (int i = 0; i < Math.min(cells.size(), heading.size()); i++) {
      String cell = cells.get(i);
      heading.get(i).ifPresent(c -> (c.isOfPlan() ? plan : said).merge(c, cell, c::together));
    }
    boolean hasPlan = plan.values().stream().anyMatch(cell -> !cell.isBlank());
    return new WrittenRow(
        number, "row " + number, said, hasPlan ? List.of(plan) : List.of(), findings);
  }

  private boolean hasMore(CSVRecord cells) {
    return cells.stream().skip(heading.size()).anyMatch(cell -> !cell.isBlank());
  }
}

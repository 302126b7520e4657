package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardline.packaged.FunctionImage.Start;

/** How long each function took from its start to its first answer, by how it was started. */
final class StartTable {

  private static final Path FILE = Path.of("target/cold-start.txt");
  private static final String HEAD =
      "function    plain ms  AppCDS ms  AOT cache ms  ratio  processor ms  resident MB  warm p50  p95  p99 ms";

  private final Map<String, Row> rows = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Long> chains = new ArrayList<>();

  /** What is known of one function. */
  private static final class Row {
    private final Map<Start, List<Long>> first = new EnumMap<>(Start.class);
    private final List<Long> processor = new ArrayList<>();
    private final List<Long> warm = new ArrayList<>();
    private long resident;
  }

  void first(String function, Start start, Duration answer) {
    row(function).first.computeIfAbsent(start, any -> new ArrayList<>()).add(answer.toMillis());
  }

  /** Of the starts with the cache, until the first answer. */
  void processorTime(String function, Start start, Duration took) {
    if (start == Start.AOT) {
      row(function).processor.add(took.toMillis());
    }
  }

  void warm(String function, Duration answer, long residentBytes) {
    Row row = row(function);
    row.warm.add(answer.toNanos() / 100_000);
    row.resident = Math.max(row.resident, residentBytes / 1_000_000);
  }

  /** How long the whole line took, all cold. */
  void chain(Duration took) {
    chains.add(took.toMillis());
  }

  void remark(String remark) {
    remarks.add(remark);
  }

  /** Writes the table to {@code target/cold-start.txt} and to the console. */
  void write() {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    rows.forEach((function, row) -> lines.add(line(function, row)));
    lines.add(
        "all cold, request to desktop row and mail: %d ms (median), %d ms (longest of %d)"
            .formatted(at(chains, 50), at(chains, 100), chains.size()));
    lines.addAll(remarks);
    try {
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.forEach(System.out::println);
  }

  private Row row(String function) {
    return rows.computeIfAbsent(function, any -> new Row());
  }

  private static String line(String function, Row row) {
    long plain = at(row.first.get(Start.PLAIN), 50);
    long cached = at(row.first.get(Start.AOT), 50);
    return "%-11s %8d %10d %13d %6.2f %13d %12d %9.1f %4.1f %4.1f"
        .formatted(
            function,
            plain,
            at(row.first.get(Start.CDS), 50),
            cached,
            (double) cached / plain,
            at(row.processor, 50),
            row.resident,
            at(row.warm, 50) / 10.0,
            at(row.warm, 95) / 10.0,
            at(row.warm, 99) / 10.0);
  }

  private static long at(List<Long> values, int percent) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}

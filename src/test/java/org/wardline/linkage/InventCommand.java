package org.wardline.linkage;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

/**
 * Invents people and writes {@code register.csv} and {@code events.csv}: {@code ./mvnw -Pinvent
 * test}; the options stand in {@code src/docs/matching.md}.
 */
class InventCommand {
  private static final double REGISTER_IS_BETTER = 0.5;

  @Test
  void invents() throws IOException {
    long seed = Long.getLong("invent.seed", 1);
    double faults = Double.parseDouble(System.getProperty("invent.faults", "1"));
    int people = Integer.getInteger("invent.people", 25_000);
    boolean parents = Boolean.getBoolean("invent.parents");
    Path to =
        Files.createDirectories(Path.of(System.getProperty("invent.directory", "target/invented")));
    List<Invented> invented = new Households(seed, parents).people(people);
    Faults register = new Faults(seed + 1, faults * REGISTER_IS_BETTER, invented);
    Faults hospital = new Faults(seed + 2, faults, invented);
    InventedEvents numbers = new InventedEvents(seed + 3, invented);
    write(to.resolve("register.csv"), invented.stream().map(register::written).toList());
    write(
        to.resolve("events.csv"),
        invented.stream().map(hospital::written).map(numbers::withFaultyNumber).toList());
  }

  private static void write(Path file, List<Invented> people) throws IOException {
    try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter rows = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      rows.printRecord(Invented.COLUMNS);
      for (Invented person : people) {
        rows.printRecord(person.row());
      }
    }
  }
}

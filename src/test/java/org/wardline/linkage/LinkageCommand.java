package org.wardline.linkage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Frequencies;
import org.wardline.matching.probability.Trait;
import org.wardline.matching.probability.Weights;

/**
 * Links the records of one file, or of a register and events, and says how well: {@code ./mvnw
 * -Plinkage test -Dlinkage.register=…}; the options stand in {@code src/docs/matching.md}.
 */
class LinkageCommand {
  private static final double NANOS = 1e9;
  private static final double MEBIBYTE = 1 << 20;
  private static final int DRAWS = 20;
  private static final int ROUNDS = 5;

  private final List<String> report = new ArrayList<>();
  private final Bands bands =
      new Bands(
          Double.parseDouble(option("match").orElse("0.95")),
          Double.parseDouble(option("review").orElse("0.85")));

  @Test
  void links() throws IOException {
    Records register = read("register", needed("register"), option("columns"));
    Optional<String> events = option("events");
    if (events.isPresent()) {
      twoFiles(
          register,
          read("events", events.get(), option("events-columns").or(() -> option("columns"))));
    } else {
      oneFile(register);
    }
    Path to = Files.createDirectories(Path.of(option("directory").orElse("target/linkage")));
    Files.write(to.resolve("report.txt"), report, StandardCharsets.UTF_8);
    report.forEach(System.out::println);
  }

  private Records read(String what, String file, Optional<String> mapping) throws IOException {
    Table table = Table.read(Path.of(file));
    Columns columns = mapping.map(Columns::new).orElseGet(() -> Columns.usual(table.headings()));
    report.add("%s: %s; columns %s".formatted(what, table, columns));
    if (!columns.missing(table).isEmpty()) {
      report.add(
          "  it lacks %s, which says nothing; it has %s"
              .formatted(columns.missing(table), table.headings()));
    }
    return Records.of(
        table,
        new Records.Layout(
            columns,
            ofFile(what, "id"),
            ofFile(what, "truth"),
            Pattern.compile(Optional.ofNullable(ofFile(what, "truth-pattern")).orElse(".*"))));
  }

  /** Events may have options of their own. */
  private static String ofFile(String what, String name) {
    return option(what + "-" + name).or(() -> option(name)).orElse(null);
  }

  private static Optional<String> option(String name) {
    return Optional.ofNullable(System.getProperty("linkage." + name)).filter(v -> !v.isBlank());
  }

  private static String needed(String name) {
    return option(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "-Dlinkage." + name + "=… is needed; see matching.md"));
  }

  private void oneFile(Records records) throws IOException {
    long began = System.nanoTime();
    Deduplication deduplication = new Deduplication(records, bands);
    Deduplication.Found found = deduplication.find(1);
    List<Pair> joined = deduplication.joined(found.pairs());
    speed(records.size(), began);
    write(joined, records, records);
    write(found.weights(), records);
    if (option("truth").isPresent()) {
      report.add(Figures.heading());
      report.add(deduplication.figures(found.pairs(), false).row("each by itself: match"));
      report.add(deduplication.figures(found.pairs(), true).row("  and review"));
      report.add(deduplication.figures(joined, false).row("joined: match"));
      report.add(deduplication.figures(joined, true).row("  and review"));
      openWorld(share -> OpenWorld.of(records, bands, share));
    }
  }

  private void twoFiles(Records register, Records events) throws IOException {
    long began = System.nanoTime();
    EventLinkage linkage = new EventLinkage(register, events, bands, 1);
    List<Pair> pairs = linkage.pairs();
    speed(register.size() + events.size(), began);
    asked(linkage, events.size());
    write(pairs, register, events);
    write(linkage.weights(), register);
    if (option("truth").isPresent()) {
      report.add(Figures.heading());
      report.add(linkage.figures(pairs, false).row("match"));
      report.add(linkage.figures(pairs, true).row("  and review"));
      openWorld(share -> new OpenWorld(register, events, bands, share));
    }
  }

  private interface OfShare {
    OpenWorld of(double share);
  }

  private void openWorld(OfShare world) {
    int draws = option("draws").map(Integer::parseInt).orElse(DRAWS);
    double share = Double.parseDouble(option("share").orElse("0.25"));
    if (draws > 0) {
      report.addAll(world.of(share).rows(draws));
    }
  }

  /**
   * How fast a core answers once the register is in memory: processor time, best of some rounds.
   */
  private void asked(EventLinkage linkage, int events) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int event = 0; event < events; event++) {
        linkage.decide(event);
      }
      long ended = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (ended - began) / NANOS);
    }
    report.add("in memory: %,.0f queries per second on one core".formatted(events / best));
  }

  private void speed(int records, long began) {
    double seconds = (System.nanoTime() - began) / NANOS;
    double peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToDouble(usage -> usage.getUsed() / MEBIBYTE)
            .sum();
    report.add(
        "%,d records in %.1f s, learning and linking: %,.0f per second; heap at most %,.0f MiB"
            .formatted(records, seconds, records / seconds, peak));
  }

  /** What a release carries, and what {@code matching} reads. */
  private record WeightsFile(
      String version,
      double matches,
      double relatives,
      double namesakes,
      double commonGivenName,
      double commonFamilyName,
      List<Weights.Share> shares) {}

  private static void write(Weights weights, Records register) throws IOException {
    Frequencies frequencies = Frequencies.of(register.people());
    Path to = Files.createDirectories(Path.of(option("directory").orElse("target/linkage")));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            to.resolve("weights.json").toFile(),
            new WeightsFile(
                option("version").orElse(weights.version()),
                option("matches").map(Double::parseDouble).orElse(weights.matches()),
                weights.relatives(),
                weights.namesakes(),
                frequencies.common(Trait.GIVEN_NAME),
                frequencies.common(Trait.FAMILY_NAME),
                weights.shares()));
  }

  private static void write(List<Pair> pairs, Records left, Records right) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("left,right,score,band");
    for (Pair pair : pairs) {
      lines.add(
          "%s,%s,%.6f,%s"
              .formatted(
                  left.ids().get(pair.left()),
                  right.ids().get(pair.right()),
                  pair.score(),
                  pair.band().name().toLowerCase(java.util.Locale.ROOT)));
    }
    Path to = Files.createDirectories(Path.of(option("directory").orElse("target/linkage")));
    Files.write(to.resolve("pairs.csv"), lines, StandardCharsets.UTF_8);
  }
}

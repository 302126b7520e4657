package org.wardline.bench;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.OwnRelay;
import org.wardline.formats.NhsNumber;
import org.wardline.platform.command.Commands;

/**
 * Loads a full register of 100,000 rows by the command, again, and with every hundredth row
 * changed, beside the same rows written by COPY; prints how long it took and writes it to {@code
 * target/benchmark/load.txt}.
 */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class LoadBenchmark {
  private static final int ROWS = Integer.getInteger("wardline.bench.rows", 100_000);

  @Inject Council council;
  @Inject Commands commands;
  @Inject Config config;

  @BeforeEach
  void open() {
    council.open();
  }

  @Test
  void measure() throws IOException, SQLException {
    Path file = Files.createTempFile("register", ".csv");
    write(file, 0);
    List<String> report = new ArrayList<>();
    Duration first = run(report, "new", file);
    try (SameRows same = new SameRows(config)) {
      Duration least = same.writeAgain();
      report.add(
          "the same rows by COPY: %.1f s; load / COPY: %.1f"
              .formatted(seconds(least), seconds(first) / seconds(least)));
    }
    write(file, 0);
    run(report, "unchanged", file);
    write(file, 100);
    run(report, "one of a hundred changed", file);
    Files.delete(file);
    Files.createDirectories(Path.of("target/benchmark"));
    Files.write(Path.of("target/benchmark/load.txt"), report);
    report.forEach(System.out::println);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private Duration run(List<String> report, String what, Path file) {
    long began = System.nanoTime();
    int status =
        commands.run(
            new PrintStream(OutputStream.nullOutputStream()),
            "load",
            Council.AUTHORITY,
            "full",
            file.toString());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    report.add(
        "%,d rows, %s: %.1f s, status %d, heap at most %,d MB, load average %.1f"
            .formatted(
                ROWS,
                what,
                seconds(took),
                status,
                Runtime.getRuntime().totalMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    return took;
  }

  /** Of the test range, with its check digit; none where no digit would do. */
  private static String number(int child) {
    String stem = Integer.toString(999_000_000 + child);
    return IntStream.range(0, 10)
        .mapToObj(digit -> stem + digit)
        .filter(number -> NhsNumber.find(number).isPresent())
        .findFirst()
        .orElse("");
  }

  /** Every so manieth address is another one; none for 0. */
  private static void write(Path file, int changed) throws IOException {
    try (Writer text = Files.newBufferedWriter(file)) {
      text.write(
          "local_id,nhs_number,given_name,family_name,date_of_birth,sex,address,postcode,plan_type,"
              + "plan_start,worker,team\n");
      for (int i = 0; i < ROWS; i++) {
        text.write(
            "L-%d,%s,Given%c%c,Family%c,%s,F,%d Long Street Exampletown,XX1 1AA,CPP,2025-11-03,%s@exampleshire.example,North locality%n"
                .formatted(
                    i,
                    number(i),
                    'a' + i % 26,
                    'a' + i / 26 % 26,
                    'a' + i / 676 % 26,
                    LocalDate.of(2009, 1, 1).plusDays(i % 5000),
                    changed > 0 && i % changed == 0 ? 900 : i % 300,
                    Council.ALLOCATED.toString().substring(0, 8)));
      }
    }
  }
}

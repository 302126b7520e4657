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
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.OwnRelay;
import org.wardline.formats.NhsNumber;
import org.wardline.platform.command.Commands;

/**
 * Loads a full register of 100,000 rows by the command, twice; prints how long it took and writes
 * it to {@code target/benchmark/load.txt}.
 */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class LoadBenchmark {
  private static final int ROWS = Integer.getInteger("wardline.bench.rows", 100_000);

  @Inject Council council;
  @Inject Commands commands;

  @BeforeEach
  void open() {
    council.open();
  }

  @Test
  void measure() throws IOException {
    Path file = Files.createTempFile("register", ".csv");
    write(file);
    List<String> report = new ArrayList<>();
    report.add(run("new", file));
    report.add(run("unchanged", file));
    Files.createDirectories(Path.of("target/benchmark"));
    Files.write(Path.of("target/benchmark/load.txt"), report);
    report.forEach(System.out::println);
  }

  private String run(String what, Path file) {
    long began = System.nanoTime();
    int status =
        commands.run(
            new PrintStream(OutputStream.nullOutputStream()),
            "load",
            Council.AUTHORITY,
            "full",
            file.toString());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return "%,d rows, %s: %.1f s, status %d, heap at most %,d MB, load average %.1f"
        .formatted(
            ROWS,
            what,
            took.toMillis() / 1000.0,
            status,
            Runtime.getRuntime().totalMemory() >> 20,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
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

  private static void write(Path file) throws IOException {
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
                    i % 300,
                    Council.ALLOCATED.toString().substring(0, 8)));
      }
    }
  }
}

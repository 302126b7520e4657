package org.wardline.formats.cpis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wardline.formats.LocalId;
import org.wardline.formats.Organisation;
import org.wardline.formats.cpis.Author.AssignedAuthor;

/** A program that reads and writes large messages, to be run with as little heap as it may need. */
final class LargeMessages {

  private LargeMessages() {}

  /** {@code write-access <n> <file>}, {@code read-access <file>} or {@code upload <n>}. */
  public static void main(String... arguments) throws IOException {
    switch (arguments[0]) {
      case "write-access" -> writeAccesses(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
      case "read-access" -> readAccesses(Path.of(arguments[1]));
      default -> upload(Integer.parseInt(arguments[1]));
    }
  }

  private static void writeAccesses(int count, Path file) throws IOException {
    var summary =
        new AccessSummary(
            Optional.of("7D6F23E0-AE1A-11DB-8707-B18E1E0994EF"),
            Optional.of(Instant.parse("2026-03-03T05:00:00Z")),
            Optional.of("999"),
            count,
            List.of(),
            List.of());
    try (OutputStream out = Files.newOutputStream(file)) {
      new AccessNotificationWriter()
          .write(
              summary,
              IntStream.range(0, count).mapToObj(LargeMessages::access).iterator(),
              new java.io.BufferedOutputStream(out));
    }
  }

  private static void readAccesses(Path file) throws IOException {
    byte[] message = Files.readAllBytes(file);
    int[] seen = new int[1];
    var summary = new AccessNotificationReader(message.length).read(message, access -> seen[0]++);
    System.out.println("%d %d".formatted(summary.recordAccesses(), seen[0]));
  }

  private static void upload(int count) {
    var out = new ByteArrayOutputStream();
    var header =
        new UploadHeader(
            Optional.of(Instant.parse("2026-03-03T05:00:00Z")),
            Optional.of(1L),
            Optional.of(count),
            Optional.of(
                new CouncilDetails(
                    "999", Optional.of("Council"), Optional.of("1"), Optional.empty())));
    new UploadWriter()
        .write(header, IntStream.range(0, count).mapToObj(LargeMessages::record).iterator(), out);
    int[] seen = new int[1];
    var read =
        new UploadReader(Integer.MAX_VALUE)
            .read(out.toByteArray(), Optional.empty(), record -> seen[0]++);
    System.out.println("%d %d".formatted(read.records(), seen[0]));
  }

  private static RecordAccess access(int i) {
    var author =
        new AssignedAuthor(
            Optional.of("R8000"),
            Optional.of("Clinical Practitioner Access Role"),
            Optional.of("200000000002"),
            Optional.of("200000000002"),
            Optional.of("Omar Doctortwo"),
            new Organisation("RXX02", Optional.of("EXAMPLE WALK-IN CENTRE")));
    return new RecordAccess(
        i + 1,
        Optional.of("42"),
        List.of(
            new Query(
                i,
                "7D616840-AE1A-11DB-973A-%012X".formatted(i),
                Instant.parse("2026-03-02T23:15:00Z"),
                author,
                Optional.empty(),
                Optional.of(new LocalId("L-" + i, Optional.of("999"))),
                List.of())));
  }

  private static UploadRecord record(int i) {
    return new UploadRecord(
        List.of(
            new PlanInformation(
                PlanType.CPP,
                Optional.of(LocalDateTime.of(2026, 1, 15, 9, 0)),
                Optional.empty(),
                Optional.empty())),
        List.of(
            new PlanSubject(
                PlanSubject.Kind.CHILD,
                Optional.empty(),
                Optional.of(new LocalId("L-" + i, Optional.of("999"))),
                Optional.of(LocalDate.of(2015, 3, 4)),
                Optional.of("Alex"),
                Optional.of("Exampleone"))));
  }
}

package org.wardline.formats.cpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large messages in virtual machines that have no room for them as records. */
class LargeMessagesTest {

  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void fifty_thousand_accesses_are_read_with_64_MB_beside_the_message(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("accesses.xml");
    assertThat(run(64, "write-access", "50000", file.toString())).isEmpty();
    int size = Math.toIntExact(Files.size(file) / MEGABYTE) + 1;
    assertThat(size).isGreaterThan(50);

    assertThat(run(size + 64, "read-access", file.toString())).isEqualTo("50000 50000");
  }

  @Test
  void an_upload_of_3000_records_is_written_and_read_with_64_MB() throws Exception {
    assertThat(run(64, "upload", "3000")).isEqualTo("3000 3000");
  }

  @Test
  void one_notification_is_read_in_less_than_a_millisecond_when_warm() {
    byte[] sample = Samples.bytes(Samples.TWO_CHILDREN);
    var reader = new AccessNotificationReader(1_000_000);
    IntStream.range(0, 2_000).forEach(i -> reader.read(sample));

    long fastest =
        IntStream.range(0, 50)
            .mapToLong(batch -> nanosecondsOfOne(reader, sample))
            .min()
            .getAsLong();

    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(1));
  }

  private static long nanosecondsOfOne(AccessNotificationReader reader, byte[] sample) {
    long begin = System.nanoTime();
    IntStream.range(0, 20).forEach(i -> reader.read(sample));
    return (System.nanoTime() - begin) / 20;
  }

  private static String run(int megabytes, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of("-cp", "target/classes:target/test-classes"));
    command.add(LargeMessages.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said.strip();
  }
}

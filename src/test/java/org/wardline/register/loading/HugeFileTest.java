package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HugeFileTest {
  /** {@code -Dwardline.huge-file.megabytes=1024}: verify has no time for so much. */
  private static final long BYTES = Long.getLong("wardline.huge-file.megabytes", 256) << 20;

  private static final long HEAP_TO_SPARE = 128L << 20;
  private static final byte[] HEADING =
      "local_id,family_name,address\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ROW =
      ("L-1,Exampleone," + "x".repeat(480) + "\n").getBytes(StandardCharsets.UTF_8);

  /** A heading, then the same row again and again. */
  private static final class Endless extends InputStream {
    private long position;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (position >= BYTES) {
        return -1;
      }
      boolean heading = position < HEADING.length;
      byte[] from = heading ? HEADING : ROW;
      int at = (int) (heading ? position : (position - HEADING.length) % ROW.length);
      int count = (int) Math.min(Math.min(length, from.length - at), BYTES - position);
      System.arraycopy(from, at, into, offset, count);
      position += count;
      return count;
    }
  }

  @Test
  void a_huge_file_is_read_in_constant_memory() throws IOException {
    CsvFile file = new CsvFile(new Endless());
    Runtime machine = Runtime.getRuntime();
    long most = 0;
    long rows = 0;
    System.gc();
    long before = machine.totalMemory() - machine.freeMemory();
    try {
      while (file.next().isPresent()) {
        rows++;
        if (rows % 100_000 == 0) {
          System.gc();
          most = Math.max(most, machine.totalMemory() - machine.freeMemory() - before);
        }
      }
    } catch (org.wardline.formats.UnreadableMessageException endsInARow) {
      assertThat(endsInARow.place()).startsWith("row");
    }
    assertThat(rows).isGreaterThanOrEqualTo((BYTES - HEADING.length) / ROW.length);
    assertThat(most).isLessThan(HEAP_TO_SPARE);
  }
}

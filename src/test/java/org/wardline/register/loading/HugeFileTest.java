package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HugeFileTest {
  private static final long BYTES = 256L << 20;
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
      if (position >= BYTES) {
        return -1;
      }
      long at = position++;
      return at < HEADING.length
          ? HEADING[(int) at]
          : ROW[(int) ((at - HEADING.length) % ROW.length)];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = 0;
      while (count < length) {
        int next = read();
        if (next < 0) {
          break;
        }
        into[offset + count++] = (byte) next;
      }
      return count == 0 ? -1 : count;
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
    assertThat(rows).isGreaterThan(500_000);
    assertThat(most).isLessThan(HEAP_TO_SPARE);
  }
}

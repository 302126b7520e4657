package org.wardline.register.loading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8, and each byte that is no UTF-8 as Windows-1252, so that a file in either of them,
 * or in a mixture, is read in one pass. A byte order mark is passed over; that of UTF-16 is obeyed.
 */
final class TolerantReader extends Reader {
  private static final int LONGEST_SEQUENCE = 4;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final InputStream bytes;
  private char second;

  private TolerantReader(InputStream bytes) {
    this.bytes = bytes;
  }

  static Reader of(InputStream raw) throws IOException {
    InputStream bytes = new BufferedInputStream(raw, 1 << 16);
    bytes.mark(2);
    int mark = bytes.read() << 8 | bytes.read();
    bytes.reset();
    return mark == 0xFFFE || mark == BYTE_ORDER_MARK
        ? new InputStreamReader(bytes, StandardCharsets.UTF_16)
        : new TolerantReader(bytes);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = count > 0 && bytes.available() == 0 ? -1 : read();
      if (next < 0) {
        break;
      }
      into[offset + count] = (char) next;
      count++;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public int read() throws IOException {
    if (second != 0) {
      char low = second;
      second = 0;
      return low;
    }
    int first = bytes.read();
    return first < 0x80 ? first : decoded(first);
  }

  private int decoded(int first) throws IOException {
    int codePoint = sequence(first);
    if (codePoint == BYTE_ORDER_MARK) {
      return read();
    }
    if (codePoint < 0) {
      return new String(new byte[] {(byte) first}, WINDOWS).charAt(0);
    }
    if (Character.isBmpCodePoint(codePoint)) {
      return codePoint;
    }
    second = Character.lowSurrogate(codePoint);
    return Character.highSurrogate(codePoint);
  }

  /** The character whose UTF-8 begins with this byte; -1 if none does, and nothing is consumed. */
  private int sequence(int first) throws IOException {
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first > 0xF4) {
      return -1;
    }
    bytes.mark(LONGEST_SEQUENCE);
    byte[] sequence = new byte[length];
    sequence[0] = (byte) first;
    int got = bytes.readNBytes(sequence, 1, length - 1);
    String text = new String(sequence, 0, got + 1, StandardCharsets.UTF_8);
    if (got < length - 1
        || text.indexOf('\uFFFD') >= 0
        || text.codePointCount(0, text.length()) > 1) {
      bytes.reset();
      return -1;
    }
    return text.codePointAt(0);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}

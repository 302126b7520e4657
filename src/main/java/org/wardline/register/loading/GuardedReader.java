package org.wardline.register.loading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.wardline.formats.UnreadableMessageException;

/**
 * Refuses a record that goes on and on, as after a quotation mark that nobody closes, before it
 * fills the memory; and knows whether the file ended with a line's end.
 */
final class GuardedReader extends FilterReader {
  static final int LONGEST_RECORD = 1 << 20;

  private int sinceRecord;
  private int last = -1;

  GuardedReader(Reader text) {
    super(text);
  }

  /** A record is complete: the next one may be as long again. */
  void recordEnded() {
    sinceRecord = 0;
  }

  boolean endedWithLine() {
    return last == '\n' || last == '\r';
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    if (count > 0) {
      last = into[offset + count - 1];
      sinceRecord += count;
    }
    if (sinceRecord > LONGEST_RECORD) {
      throw new UnreadableMessageException(
          "a record", "it does not end: is there a quotation mark that is not closed?");
    }
    return count;
  }
}

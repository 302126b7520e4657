package org.wardline.register.loading;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A register file that is read record by record. What cannot be read at all raises {@link
 * org.wardline.formats.UnreadableMessageException}, which names the place and repeats nothing of
 * the file.
 */
interface RegisterFile {

  /** The next record; empty at the end of the file. */
  Optional<WrittenRow> next() throws IOException;

  /** What the file tells of children, known once a record was read. */
  Set<Column> columns();

  /** The moment for which the file itself says that it is right. */
  default Optional<Instant> asAt() {
    return Optional.empty();
  }
}

package org.wardline.auditor.chain;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the rows of an answer. */
final class Rows {

  private Rows() {}

  static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }

  /**
   * Reads an entry from the columns id, position, authority, at, actor, action, subject, detail.
   */
  static TrailEntry entry(Row row, int first) {
    return new TrailEntry(
        row.getUUID(first),
        row.getLong(first + 1),
        row.getString(first + 2),
        row.getOffsetDateTime(first + 3).toInstant(),
        row.getString(first + 4),
        row.getString(first + 5),
        row.getString(first + 6),
        row.getString(first + 7));
  }
}

package org.wardline.infra;

import java.util.List;

/** How the database's connections are shared out. */
final class Connections {

  /** What the database allows, at any capacity. */
  static final int ALLOWED = 200;

  /** Most connections of one function's process, which handles one event at a time. */
  static final int PER_FUNCTION = 2;

  /** Most connections of one process of the pages. */
  static final int PER_WEB_PROCESS = 10;

  /** Most processes of the pages, during an upgrade. */
  static final int WEB_PROCESSES = 4;

  private Connections() {}

  /** Most connections that are ever wanted. */
  static int wanted(List<FunctionRow> rows) {
    return WEB_PROCESSES * PER_WEB_PROCESS
        + rows.stream().mapToInt(row -> row.limits().concurrency() * PER_FUNCTION).sum();
  }

  /** Fails when more than four fifths are wanted: the rest is for people and for fail-over. */
  static void check(List<FunctionRow> rows) {
    if (wanted(rows) * 5 > ALLOWED * 4) {
      throw new IllegalArgumentException(
          "%d connections are wanted, which is more than 80 %% of %d: lower a concurrency"
              .formatted(wanted(rows), ALLOWED));
    }
  }
}

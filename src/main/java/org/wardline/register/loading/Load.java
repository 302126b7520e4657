package org.wardline.register.loading;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A load as it stands.
 *
 * @param kind full or changes
 * @param problem what is wrong with the file as a whole, or null
 * @param columns what the file tells
 * @param broughtBy the worker who brought the file over the pages, or null
 * @param holder by which the lease of this process is known; null of a load that is only looked at
 */
record Load(
    UUID id,
    String authority,
    String kind,
    State state,
    Instant asAt,
    String problem,
    Set<Column> columns,
    long rowsRead,
    long rowsApplied,
    Integer closings,
    UUID broughtBy,
    UUID holder) {

  Load {
    columns = columns == null ? Set.of() : Set.copyOf(columns);
  }

  /** How far it is. */
  enum State {
    READING,
    /** Waits for a person, because it would close too many children. */
    ASKS,
    APPLYING,
    COMPLETE,
    /** The file broke off: what could be read is loaded, and nothing was closed. */
    INCOMPLETE,
    /** A person did not want it. */
    GIVEN_UP,
    /** The file could not be read at all. */
    REFUSED;

    boolean isSettled() {
      return switch (this) {
        case READING, ASKS, APPLYING -> false;
        case COMPLETE, INCOMPLETE, GIVEN_UP, REFUSED -> true;
      };
    }
  }

  boolean isFull() {
    return kind.equals("full");
  }

  Load heldBy(UUID by) {
    return new Load(
        id,
        authority,
        kind,
        state,
        asAt,
        problem,
        columns,
        rowsRead,
        rowsApplied,
        closings,
        broughtBy,
        by);
  }
}

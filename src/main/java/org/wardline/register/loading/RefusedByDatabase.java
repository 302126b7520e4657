package org.wardline.register.loading;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;

/** Tells whether a statement failed because of what was to be stored, and would fail again. */
final class RefusedByDatabase {
  private static final Set<String> CLASSES_OF_WRONG_DATA = Set.of("22", "23", "P0");

  private RefusedByDatabase() {}

  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String state = state(cause);
      if (state != null) {
        return CLASSES_OF_WRONG_DATA.contains(state.substring(0, 2));
      }
    }
    return false;
  }

  /** The session wraps what the client says, some of it with the client's own word left out. */
  private static String state(Throwable cause) {
    return switch (cause) {
      case PgException refused -> refused.getSqlState();
      case SQLException refused -> refused.getSQLState();
      default -> null;
    };
  }
}

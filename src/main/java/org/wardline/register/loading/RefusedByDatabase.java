package org.wardline.register.loading;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells whether a statement failed because of what was to be stored, and would fail again. */
final class RefusedByDatabase {
  private static final Set<String> CLASSES_OF_WRONG_DATA = Set.of("22", "23", "P0");

  private RefusedByDatabase() {}

  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refused) {
        return CLASSES_OF_WRONG_DATA.contains(refused.getSqlState().substring(0, 2));
      }
    }
    return false;
  }
}

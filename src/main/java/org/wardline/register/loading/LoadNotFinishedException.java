package org.wardline.register.loading;

import java.util.UUID;

/** Time was up before the load was done; the next invocation goes on with it. */
final class LoadNotFinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoadNotFinishedException(UUID load) {
    super("the next invocation goes on with load " + load);
  }
}

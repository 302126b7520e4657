package org.wardline.architecture.planted;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Breaks the rules of style on purpose: a policy that waits, injects into a field and reads the
 * clock.
 */
public class BoundPolicy {
  @Inject Instant injected;

  /** Reads the machine's clock. */
  public Uni<Instant> decide() {
    return Uni.createFrom().item(Instant.now());
  }
}

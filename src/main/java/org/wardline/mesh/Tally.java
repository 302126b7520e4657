package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.FailureName;

/**
 * Counts what failed in one run: a failing message keeps none of the others, but the run as a whole
 * has failed then, so that somebody looks.
 */
final class Tally {

  private static final Logger LOG = Logger.getLogger(Tally.class);

  private final AtomicInteger failures = new AtomicInteger();

  /** The work, which does not fail; its failure is logged by its kind and counted. */
  Uni<Void> counting(String step, Uni<Void> work) {
    return work.onFailure()
        .invoke(
            failure -> {
              failures.incrementAndGet();
              LOG.warnf("step failed: step=%s failure=%s", step, told(failure));
            })
        .onFailure()
        .recoverWithNull();
  }

  int failures() {
    return failures.get();
  }

  /** A failure of MESH is told with its status and code, which hold nothing personal. */
  private static String told(Throwable failure) {
    return failure instanceof MeshFailure mesh ? mesh.getMessage() : FailureName.of(failure);
  }
}

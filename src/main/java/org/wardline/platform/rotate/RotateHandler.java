package org.wardline.platform.rotate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Named;
import java.util.Map;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;

/**
 * Function {@code rotate}: makes a new sealing key and answers in one sentence. What is sealed
 * stays as it is. Takes any event.
 */
@Named("rotate")
class RotateHandler implements RequestHandler<Map<String, Object>, String> {

  private static final Logger LOG = Logger.getLogger(RotateHandler.class);

  private final Awaiting awaiting;
  private final Sealing sealing;

  RotateHandler(Awaiting awaiting, Sealing sealing) {
    this.awaiting = awaiting;
    this.sealing = sealing;
  }

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    String answer =
        "The new sealing key is %s; it is used in %d minutes."
            .formatted(awaiting.await(sealing::rotate), sealing.untilEverybodyHasIt().toMinutes());
    LOG.info(answer);
    return answer;
  }
}

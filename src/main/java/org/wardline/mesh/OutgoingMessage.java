package org.wardline.mesh;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A message to be sent.
 *
 * @param localId our own id, by which it is found again when the answer is lost
 */
record OutgoingMessage(
    String to, String workflow, String localId, Optional<String> fileName, Buffer body) {

  @Override
  public String toString() {
    return "OutgoingMessage[" + localId + ']';
  }
}

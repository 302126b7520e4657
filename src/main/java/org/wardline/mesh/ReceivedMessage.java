package org.wardline.mesh;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A message as MESH delivered it, or a report about one that we sent, which has no body.
 *
 * @param localId the sender's own id of the message; in a report, ours
 * @param linkedMessageId the message that a report is about
 * @param statusCode what a report tells; 14: nobody collected it
 */
record ReceivedMessage(
    String id,
    boolean isReport,
    Optional<String> from,
    Optional<String> workflow,
    Optional<String> localId,
    Optional<String> fileName,
    Optional<String> linkedMessageId,
    Optional<String> statusCode,
    Buffer body) {

  static ReceivedMessage of(String id, Answer first, byte[] body) {
    return new ReceivedMessage(
        id,
        first.header("mex-MessageType").filter("REPORT"::equalsIgnoreCase).isPresent(),
        first.header("mex-From"),
        first.header("mex-WorkflowID"),
        first.header("mex-LocalID"),
        first.header("mex-FileName"),
        first.header("mex-LinkedMsgID"),
        first.header("mex-StatusCode"),
        Buffer.buffer(body));
  }

  @Override
  public String toString() {
    return "ReceivedMessage[" + id + ']';
  }
}

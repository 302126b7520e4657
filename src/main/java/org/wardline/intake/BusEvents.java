package org.wardline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.wardline.messages.EventArrived;

/**
 * Care events of the event bus: whole CloudEvents, or the data of one whose envelope is the bus's.
 */
@ApplicationScoped
class BusEvents {

  private static final String STRANGER =
      "the event bus: no sender of the settings has this source and this AWS account";

  private final Senders senders;
  private final Unanswered unanswered;
  private final ObjectMapper json;

  BusEvents(Senders senders, Unanswered unanswered, ObjectMapper json) {
    this.senders = senders;
    this.unanswered = unanswered;
    this.json = json;
  }

  Uni<Void> takeIn(EventArrived event, Origin.Bus origin) {
    byte[] body = written(cloudEvent(event));
    return senders
        .byAccount(origin.sender(), origin.account())
        .map(sender -> unanswered.takeIn(sender, OriginPolicy.STRUCTURED, body))
        .orElseGet(
            () -> unanswered.keepAside(origin.sender(), OriginPolicy.STRUCTURED, body, STRANGER));
  }

  /** Its own id is best: the bus's is another one when the sender puts it again. */
  private JsonNode cloudEvent(EventArrived event) {
    if (event.detail().has("specversion")) {
      return event.detail();
    }
    ObjectNode envelope =
        json.createObjectNode()
            .put("specversion", "1.0")
            .put("type", event.detailType())
            .put("source", event.source())
            .put("id", event.id())
            .put("time", event.time());
    return envelope.set("data", event.detail());
  }

  private byte[] written(JsonNode event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written", e);
    }
  }
}

package org.wardline.oversight.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.sqs.DeadLetters.Letter;

/** Reads which row each dead letter of a queue is about. */
@ApplicationScoped
class LetterReading {
  private final ObjectMapper json;

  LetterReading(ObjectMapper json) {
    this.json = json;
  }

  /**
   * A letter that one of our functions wrote.
   *
   * @param subject the care event or the delivery
   */
  record Addressed(Letter letter, UUID subject, Object message) {}

  /** Without those that no function of ours wrote. */
  List<Addressed> read(String queue, Collection<Letter> letters) {
    return letters.stream().map(letter -> read(queue, letter)).flatMap(Optional::stream).toList();
  }

  private Optional<Addressed> read(String queue, Letter letter) {
    try {
      if (queue.equals(EventAccepted.QUEUE)) {
        EventAccepted message = json.readValue(letter.body(), EventAccepted.class);
        return Optional.ofNullable(message.careEventId())
            .map(id -> new Addressed(letter, id, message));
      }
      DeliveryPlanned message = json.readValue(letter.body(), DeliveryPlanned.class);
      return Optional.ofNullable(message.deliveryId())
          .map(id -> new Addressed(letter, id, message));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}

package org.wardline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.wardline.messages.EventArrived;

/** Files of the inbox: who may put one into a folder speaks for the sender of that name. */
@ApplicationScoped
class FolderFiles {

  private static final String JSON = "application/json";
  private static final String STRANGER =
      "the inbox: no sender of the settings may put files into this folder; they go to"
          + " arrivals/<sender>/<file>";
  private static final String GONE =
      "the inbox: the file was there no more when it was read; have it put there again";
  private static final String TOO_LARGE =
      "the inbox: the file is larger than the limit; have it split";

  private final Senders senders;
  private final ArrivalFiles files;
  private final Unanswered unanswered;
  private final IntakeConfig config;
  private final ObjectMapper json;

  FolderFiles(
      Senders senders,
      ArrivalFiles files,
      Unanswered unanswered,
      IntakeConfig config,
      ObjectMapper json) {
    this.senders = senders;
    this.files = files;
    this.unanswered = unanswered;
    this.config = config;
    this.json = json;
  }

  /** What cannot be read as a file is kept as the bus told of it. */
  Uni<Void> takeIn(EventArrived event, Origin.File file) {
    if (file.bytes() > config.maxBody().asLongValue()) {
      return unanswered.keepAside(file.sender(), JSON, written(event), TOO_LARGE);
    }
    return files
        .find(file)
        .chain(
            found ->
                found
                    .map(body -> takeIn(file, body))
                    .orElseGet(
                        () -> unanswered.keepAside(file.sender(), JSON, written(event), GONE)));
  }

  private Uni<Void> takeIn(Origin.File file, byte[] body) {
    String mediaType = OriginPolicy.mediaType(file.key(), body);
    return senders
        .byFolder(file.sender())
        .map(sender -> unanswered.takeIn(sender, mediaType, body))
        .orElseGet(() -> unanswered.keepAside(file.sender(), mediaType, body, STRANGER));
  }

  private byte[] written(EventArrived event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written", e);
    }
  }
}

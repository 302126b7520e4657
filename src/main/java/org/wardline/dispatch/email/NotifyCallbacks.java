package org.wardline.dispatch.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.Receipt;
import org.wardline.platform.security.ApiKeys;

/**
 * Takes GOV.UK Notify's callbacks at {@code POST /receipts/notify}. Of a callback only id,
 * reference and status are read.
 */
@ApplicationScoped
class NotifyCallbacks {
  static final String PATH = "/receipts/notify";

  private final NotifyConfig config;
  private final ObjectMapper json;
  private final ReceiptDoors doors;

  NotifyCallbacks(NotifyConfig config, ObjectMapper json, ReceiptDoors doors) {
    this.config = config;
    this.json = json;
    this.doors = doors;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Callback(UUID id, String reference, String status) {}

  void serve(@Observes Router router) {
    Map<String, String> hashes = new HashMap<>();
    config
        .callbacks()
        .forEach((authority, callbacks) -> hashes.put(authority, callbacks.tokenSha256()));
    doors.open(router, PATH, new ApiKeys(hashes), this::read);
  }

  private Optional<Receipt> read(String authority, byte[] body) throws IOException {
    Callback callback = json.readValue(body, Callback.class);
    return Optional.of(
        GovukNotify.receipt(
            UUID.fromString(callback.reference()),
            authority,
            callback.id().toString(),
            callback.status()));
  }
}

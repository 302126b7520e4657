package org.wardline.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.dispatch.email.MessageText;
import org.wardline.dispatch.push.KnownDevice;

/**
 * What channels need beside the deliveries, read in the transaction that claims them.
 *
 * @param texts the authorities' own texts of e-mails
 * @param localIds the case system's ids of children
 * @param devices the workers' devices that get push messages
 */
public record Supplies(
    Map<String, MessageText> texts,
    Map<UUID, String> localIds,
    Map<UUID, List<KnownDevice>> devices) {
  public Supplies {
    texts = Map.copyOf(texts);
    localIds = Map.copyOf(localIds);
    devices = Map.copyOf(devices);
  }

  /** The authority's own text, if it has one. */
  public Optional<MessageText> text(String authority) {
    return Optional.ofNullable(texts.get(authority));
  }

  public Optional<String> localId(UUID child) {
    return Optional.ofNullable(localIds.get(child));
  }

  public List<KnownDevice> devices(UUID worker) {
    return devices.getOrDefault(worker, List.of());
  }

  @Override
  public String toString() {
    return "Supplies[redacted]";
  }
}

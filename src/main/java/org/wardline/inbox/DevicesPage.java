package org.wardline.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.teams.PushSubscriptions.OwnDevice;

/**
 * The page of one's own devices.
 *
 * @param publicKey what a browser subscribes with, or null where push messages are not set up
 */
record DevicesPage(String publicKey, List<Line> lines) {
  DevicesPage {
    lines = List.copyOf(lines);
  }

  /** One device. */
  record Line(UUID id, String browser, String since) {}

  static DevicesPage of(Optional<String> publicKey, List<OwnDevice> devices) {
    return new DevicesPage(
        publicKey.orElse(null),
        devices.stream()
            .map(one -> new Line(one.id(), one.browser(), SpokenTime.date(one.since())))
            .toList());
  }
}

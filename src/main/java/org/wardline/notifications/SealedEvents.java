package org.wardline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Locale;
import org.wardline.notifications.DeskQueries.EventRow;
import org.wardline.platform.sealing.SealingKeys;

/** Opens what is sealed of events. */
@ApplicationScoped
class SealedEvents {
  private final EpisodeEvents events;

  SealedEvents(EpisodeEvents events) {
    this.events = events;
  }

  DeskDetail.Event event(EventRow row, SealingKeys keys) {
    EpisodeEvents.Details details =
        events.open(HexFormat.of().parseHex(row.details()), row.careEvent(), keys);
    return new DeskDetail.Event(
        row.kind(),
        row.occurredAt(),
        row.careSetting(),
        row.organisation().toUpperCase(Locale.ROOT),
        details.organisationName(),
        details.seenByName(),
        details.seenByRole(),
        row.findings(),
        row.cancelled());
  }
}

package org.wardline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.wardline.notifications.DeskQueries.EventRow;
import org.wardline.notifications.DeskQueries.LineRow;
import org.wardline.platform.sealing.SealingKeys;

/** Opens what is sealed of events and of lines of a time line. */
@ApplicationScoped
class SealedRows {
  private final EpisodeEvents events;

  SealedRows(EpisodeEvents events) {
    this.events = events;
  }

  DeskDetail.TimeLine timeLine(LineRow row, SealingKeys keys) {
    String note =
        row.note() == null
            ? null
            : new String(
                keys.open(HexFormat.of().parseHex(row.note()), History.TABLE, row.id()),
                StandardCharsets.UTF_8);
    return new DeskDetail.TimeLine(
        row.at(), row.round(), row.what(), row.actor(), row.detail(), note);
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

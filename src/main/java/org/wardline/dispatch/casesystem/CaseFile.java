package org.wardline.dispatch.casesystem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.wardline.notifications.Outgoing.Conclusion;
import org.wardline.notifications.Outgoing.FiledEvent;
import org.wardline.notifications.Outgoing.Filing;

/**
 * What a case system is told: just enough to put it into the right file. The fields are documented
 * in {@code src/docs/channels.md}.
 *
 * @param id the delivery's, the same on every attempt
 * @param localId the case system's own id of the child
 * @param conclusion null when it is the notification and not its case note
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseFile(
    String id,
    String authority,
    String localId,
    String reference,
    Instant openedAt,
    String link,
    List<FiledEvent> events,
    Conclusion conclusion) {

  static CaseFile of(Filing filing, String localId, String link) {
    return new CaseFile(
        filing.deliveryId().toString(),
        filing.authority(),
        localId,
        filing.reference(),
        filing.openedAt(),
        link,
        filing.events(),
        filing.conclusion());
  }

  /** {@code case-note} or {@code notification}. */
  String kind() {
    return conclusion == null ? "notification" : "case-note";
  }

  @Override
  public String toString() {
    return "CaseFile[" + id + ']';
  }
}

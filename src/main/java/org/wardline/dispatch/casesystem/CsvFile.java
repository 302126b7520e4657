package org.wardline.dispatch.casesystem;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.notifications.Outgoing.Conclusion;
import org.wardline.notifications.Outgoing.FiledEvent;

/**
 * A case file as CSV (RFC 4180) with one header line and one line per event, or one without when no
 * event is left. A value that a spreadsheet would run as a formula gets an apostrophe before it.
 */
final class CsvFile {
  private static final String FORMULA_BEGINS = "=+-@\t\r";
  private static final String HEADER =
      "id,kind,authority,local_id,reference,opened_at,link,event_kind,event_at,care_setting,"
          + "organisation,outcome,acknowledged_at,concluded_by,concluded_at,event_cancelled_at";
  private static final String END = "\r\n";
  private static final FiledEvent NOTHING = new FiledEvent(null, null, null, null, null);

  private CsvFile() {}

  static String write(CaseFile file) {
    Stream<FiledEvent> events =
        file.events().isEmpty() ? Stream.of(NOTHING) : file.events().stream();
    return Stream.concat(Stream.of(HEADER), events.map(event -> line(file, event)))
        .collect(Collectors.joining(END, "", END));
  }

  private static String line(CaseFile file, FiledEvent event) {
    Conclusion end = file.conclusion();
    Stream<String> about =
        Stream.of(
            file.id(),
            file.kind(),
            file.authority(),
            file.localId(),
            file.reference(),
            text(file.openedAt()),
            file.link(),
            event.kind(),
            text(event.occurredAt()),
            event.careSetting(),
            event.organisation());
    Stream<String> concluded =
        end == null
            ? Stream.of("", "", "", "")
            : Stream.of(
                end.outcome(), text(end.acknowledgedAt()), end.concludedBy(), text(end.at()));
    Stream<String> cancelled = Stream.of(text(event.cancelledAt()));
    return Stream.of(about, concluded, cancelled)
        .flatMap(Function.identity())
        .map(CsvFile::field)
        .collect(Collectors.joining(","));
  }

  private static String text(Instant at) {
    return at == null ? "" : at.toString();
  }

  static String field(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String safe = FORMULA_BEGINS.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}

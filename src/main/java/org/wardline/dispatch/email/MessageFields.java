package org.wardline.dispatch.email;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.notifications.Outgoing.Notice;
import org.wardline.notifications.Outgoing.Purpose;

/**
 * All that the text of an e-mail can use. None of it is about a child: no name, number, plan,
 * hospital or setting, because an e-mail may be read by anybody; source: domain.md §2, "E-mail says
 * nothing about the child".
 *
 * @param opened when the notification was opened, as Europe/London wall-clock time
 * @param due by when it is to be acknowledged or decided, likewise, or null
 * @param telephone whom to ring by day and by night, or null
 */
record MessageFields(
    String reference,
    String role,
    boolean urgent,
    String opened,
    String due,
    String telephone,
    String link) {
  private static final DateTimeFormatter WALL_CLOCK =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  /** The names by which a text refers to them. */
  static final Set<String> NAMES =
      Arrays.stream(MessageFields.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  static MessageFields of(Notice notice, String link) {
    return new MessageFields(
        notice.reference(),
        notice.addressedAs(),
        notice.urgent(),
        WALL_CLOCK.format(notice.openedAt()),
        notice.dueAt() == null ? null : WALL_CLOCK.format(notice.dueAt()),
        notice.telephone(),
        link);
  }

  /** Invented ones, for a preview and a test. */
  static MessageFields example(Instant now, String link) {
    return of(
        new Notice(
            "7F3K-2Q9D",
            "duty social worker",
            Purpose.TELL,
            true,
            now,
            now.plus(Duration.ofHours(2)),
            "Duty & Advice, 01632 960001"),
        link);
  }

  /** By name; values may be null. */
  Map<String, Object> byName() {
    Map<String, Object> values = new HashMap<>();
    values.put("reference", reference);
    values.put("role", role);
    values.put("urgent", urgent);
    values.put("opened", opened);
    values.put("due", due);
    values.put("telephone", telephone);
    values.put("link", link);
    return values;
  }
}

package org.wardline.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How long a server asks to be left alone, an hour at the most; source: RFC 9110 §10.2.3, seconds
 * or a date.
 */
final class RetryAfterPolicy {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private RetryAfterPolicy() {}

  /** Zero when there is no header, or none that can be read. */
  static Duration wait(String header, Instant now) {
    Duration asked = header == null ? Duration.ZERO : read(header.trim(), now);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration read(String header, Instant now) {
    if (SECONDS.matcher(header).matches()) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      return Duration.between(now, ZonedDateTime.parse(header, DATE).toInstant());
    } catch (DateTimeParseException neither) {
      return Duration.ZERO;
    }
  }
}

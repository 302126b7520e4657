package org.wardline.formats.cpis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HL7 v3 time stamp, {@code yyyymmddhhmmss[.f][+|-ZZzz]}, which may be cut from the right: an
 * absent part counts as the earliest moment, and an absent zone as Europe/London. A wall-clock time
 * that the spring night skips moves forward, one that the autumn night repeats is its first. Years
 * outside 1900 to 2199 are no time.
 *
 * @param exact whether the stamp went down to the minute
 */
record Hl7Time(Instant at, boolean exact) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Pattern STAMP =
      Pattern.compile("((?:19|20|21)[0-9]{2,12})(?:\\.[0-9]{1,20})?([+-](?:[0-9]{1,2}|[0-9]{4}))?");
  private static final String EARLIEST = "00000101000000";
  private static final int DOWN_TO_MINUTES = 12;

  static Optional<Hl7Time> find(String stamp) {
    Matcher matcher = STAMP.matcher(stamp);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String digits = wholeParts(matcher.group(1));
      Instant at = instant(digits + EARLIEST.substring(digits.length()), matcher.group(2));
      return Optional.of(new Hl7Time(at, digits.length() >= DOWN_TO_MINUTES));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static String wholeParts(String digits) {
    return digits.substring(0, digits.length() / 2 * 2);
  }

  private static Instant instant(String digits, String zone) {
    LocalDateTime local =
        LocalDateTime.of(
            part(digits, 0, 4),
            part(digits, 4, 6),
            part(digits, 6, 8),
            part(digits, 8, 10),
            part(digits, 10, 12),
            part(digits, 12, 14));
    return local.atZone(zone == null ? LONDON : offset(zone)).toInstant();
  }

  private static ZoneOffset offset(String zone) {
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    int hours = part(zone, 1, Math.min(3, zone.length()));
    int minutes = zone.length() == 5 ? part(zone, 3, 5) : 0;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static int part(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}

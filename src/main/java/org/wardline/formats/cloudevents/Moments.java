package org.wardline.formats.cloudevents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When an event happened, as its data or else its envelope says: a date-time of RFC 3339; without
 * an offset the wall clock of London, and a date alone its beginning there. Years outside 1900 to
 * 2199 are no time.
 */
final class Moments {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String FIELD = "occurredAt";

  private Moments() {}

  static Optional<Instant> find(Fields data, Optional<OffsetDateTime> envelopeTime) {
    Optional<String> written = data.text(FIELD);
    Optional<Instant> exact = written.flatMap(Moments::instant);
    if (exact.isPresent()) {
      return exact;
    }
    Optional<Instant> local = written.flatMap(Moments::local);
    if (local.isPresent()) {
      data.find(FIELD, "no-offset", "has no offset and was read as the wall clock of London");
      return local;
    }
    return otherwise(data, written, envelopeTime);
  }

  private static Optional<Instant> otherwise(
      Fields data, Optional<String> written, Optional<OffsetDateTime> envelopeTime) {
    Optional<Instant> envelope = envelopeTime.map(OffsetDateTime::toInstant).filter(Moments::near);
    if (envelope.isPresent()) {
      data.find(FIELD, "time-of-envelope", "cannot be read; the time of the envelope was taken");
      return envelope;
    }
    Optional<Instant> day = written.flatMap(Moments::day);
    day.ifPresent(
        at -> data.find(FIELD, "imprecise-time", "is a date; the beginning of the day was taken"));
    return day;
  }

  private static Optional<Instant> instant(String written) {
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant()).filter(Moments::near);
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> local(String written) {
    try {
      return Optional.of(LocalDateTime.parse(written).atZone(LONDON).toInstant())
          .filter(Moments::near);
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written).atStartOfDay(LONDON).toInstant())
          .filter(Moments::near);
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  private static boolean near(Instant at) {
    int year = at.atZone(LONDON).getYear();
    return year >= 1900 && year < 2200;
  }
}

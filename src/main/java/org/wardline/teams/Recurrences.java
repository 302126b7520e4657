package org.wardline.teams;

import biweekly.ICalVersion;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.TimezoneInfo;
import biweekly.io.WriteContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.RecurrenceRule;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;

/**
 * Expands rules of recurrence. A rota recurs by the clock on the wall: it is expanded as if there
 * were no time zone at all, and the wall-clock times are placed in Europe/London afterwards.
 */
final class Recurrences {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final TimeZone NO_ZONE = TimeZone.getTimeZone("UTC");

  /** A rule that is taken in makes one turn a day; what was stored otherwise costs no more. */
  private static final int MOST = 3_000;

  private Recurrences() {}

  /** When the turns of an event begin, in order, from that time until that, excluded. */
  static Set<LocalDateTime> beginnings(RotaEvent event, LocalDateTime from, LocalDateTime until) {
    Set<LocalDateTime> found = withExceptions(event, from, until);
    event.exceptOn().forEach(found::remove);
    return found;
  }

  /** As {@link #beginnings}, with the turns that the event leaves out. */
  static Set<LocalDateTime> withExceptions(
      RotaEvent event, LocalDateTime from, LocalDateTime until) {
    Set<LocalDateTime> found = new TreeSet<>(event.alsoOn());
    if (event.rule() == null) {
      found.add(event.startsAt());
    } else {
      found.addAll(byRule(event, from, until));
    }
    found.removeIf(begin -> begin.isBefore(from) || !begin.isBefore(until));
    return found;
  }

  /** Whether a turn of it begins then. */
  static boolean isBeginning(RotaEvent event, LocalDateTime begin) {
    return beginnings(event, begin, begin.plusMinutes(1)).contains(begin);
  }

  private static Set<LocalDateTime> byRule(
      RotaEvent event, LocalDateTime from, LocalDateTime until) {
    Set<LocalDateTime> found = new TreeSet<>();
    DateIterator all =
        onTheWall(read(event.rule())).getDateIterator(asDate(event.startsAt()), NO_ZONE);
    if (from.isAfter(event.startsAt())) {
      all.advanceTo(asDate(from));
    }
    while (all.hasNext() && found.size() < MOST) {
      LocalDateTime next = LocalDateTime.ofInstant(all.next().toInstant(), ZoneOffset.UTC);
      if (!next.isBefore(until)) {
        break;
      }
      found.add(next);
    }
    return found;
  }

  /** The rule with its end as wall-clock time; a date stands for the whole day. */
  private static Recurrence onTheWall(Recurrence rule) {
    ICalDate until = rule.getUntil();
    if (until == null) {
      return rule;
    }
    return new Recurrence.Builder(rule).until(asDate(wallClock(until, LocalTime.MAX))).build();
  }

  /**
   * What the clock on the wall shows at a moment of a calendar; a date without a time is at that
   * time of day, and a time without a zone is Europe/London's.
   */
  static LocalDateTime wallClock(ICalDate date, LocalTime ofDates) {
    DateTimeComponents raw = date.getRawComponents();
    if (!date.hasTime()) {
      return LocalDateTime.of(raw.getYear(), raw.getMonth(), raw.getDate(), 0, 0)
          .with(ofDates)
          .withNano(0);
    }
    LocalDateTime written =
        LocalDateTime.of(
            raw.getYear(),
            raw.getMonth(),
            raw.getDate(),
            raw.getHour(),
            raw.getMinute(),
            raw.getSecond());
    return raw.isUtc()
        ? LocalDateTime.ofInstant(written.toInstant(ZoneOffset.UTC), LONDON)
        : written;
  }

  /** Reads an RRULE that was once written by {@link #write}. */
  static Recurrence read(String rule) {
    ParseContext context = new ParseContext();
    context.setVersion(ICalVersion.V2_0);
    try {
      return new RecurrenceRuleScribe()
          .parseText(rule, null, new ICalParameters(), context)
          .getValue();
    } catch (CannotParseException e) {
      throw new IllegalStateException("a stored rule of recurrence cannot be read", e);
    }
  }

  static String write(Recurrence rule) {
    return new RecurrenceRuleScribe()
        .writeText(
            new RecurrenceRule(rule), new WriteContext(ICalVersion.V2_0, new TimezoneInfo(), null));
  }

  private static Date asDate(LocalDateTime wallClock) {
    Instant asIfUtc = wallClock.toInstant(ZoneOffset.UTC);
    return Date.from(asIfUtc);
  }
}

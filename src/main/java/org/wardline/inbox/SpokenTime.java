package org.wardline.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.wardline.teams.Span;

/** Says moments as people at the council say them, in Europe/London wall-clock time. */
public final class SpokenTime {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int HOURS_SAID_AS_HOURS = 48;
  private static final int HOURS_SAID_WITH_MINUTES = 3;
  private static final int MONTHS_SAID_AS_MONTHS = 24;

  private final Instant now;

  public SpokenTime(Instant now) {
    this.now = now;
  }

  /** {@code Tuesday 3 March, 21:14}; with the year when it is another one. */
  public String moment(Instant at) {
    ZonedDateTime local = at.atZone(LONDON);
    return day(local.toLocalDate()) + ", " + TIME.format(local);
  }

  /** {@code Tuesday 3 March}; with the year when it is another one. */
  public String day(LocalDate day) {
    boolean thisYear = day.getYear() == now.atZone(LONDON).getYear();
    return (thisYear ? DAY : DAY_AND_YEAR).format(day);
  }

  /** {@code from Friday 27 March to Sunday 29 March}; with the time where it is not midnight. */
  String during(Span span) {
    if (span.until() == null) {
      return "from " + begin(span.from()) + " until further notice";
    }
    LocalDate first = LocalDate.ofInstant(span.from(), LONDON);
    LocalDate last = LocalDate.ofInstant(span.until().minusMillis(1), LONDON);
    boolean wholeDays = isMidnight(span.from()) && isMidnight(span.until());
    return wholeDays && first.equals(last)
        ? "on " + day(first)
        : "from %s to %s"
            .formatted(begin(span.from()), wholeDays ? day(last) : moment(span.until()));
  }

  private String begin(Instant at) {
    return isMidnight(at) ? day(LocalDate.ofInstant(at, LONDON)) : moment(at);
  }

  private static boolean isMidnight(Instant at) {
    return LocalTime.ofInstant(at, LONDON).equals(LocalTime.MIDNIGHT);
  }

  /** {@code 14:30} today, {@code 14:30 tomorrow}, else with the day. */
  public String clock(Instant at) {
    ZonedDateTime local = at.atZone(LONDON);
    long days = ChronoUnit.DAYS.between(now.atZone(LONDON).toLocalDate(), local.toLocalDate());
    if (days == 0) {
      return TIME.format(local);
    }
    return days == 1 ? TIME.format(local) + " tomorrow" : moment(at);
  }

  /** {@code by 14:30, in 40 minutes}, or {@code by 14:30, 5 minutes ago} when it is over. */
  public String deadline(Instant at) {
    return "by " + clock(at) + ", " + distance(at);
  }

  boolean isOver(Instant at) {
    return !at.isAfter(now);
  }

  private String distance(Instant at) {
    return isOver(at)
        ? length(Duration.between(at, now).toMinutes()) + " ago"
        : "in " + length(startedMinutes(Duration.between(now, at)));
  }

  /** The rest of a wait is rounded up: nobody is told that they have no time left. */
  private static long startedMinutes(Duration wait) {
    return wait.plus(Duration.ofMinutes(1)).minusNanos(1).toMinutes();
  }

  /** {@code 10 minutes}, {@code 1 hour 30 minutes}. */
  static String length(Duration time) {
    return length(time.toMinutes());
  }

  private static String length(long minutes) {
    long hours = minutes / MINUTES_OF_AN_HOUR;
    if (hours == 0) {
      return minutes == 0 ? "less than a minute" : counted(minutes, "minute");
    }
    if (hours >= HOURS_SAID_AS_HOURS) {
      return counted(Duration.ofMinutes(minutes).toDays(), "day");
    }
    long rest = minutes % MINUTES_OF_AN_HOUR;
    return hours >= HOURS_SAID_WITH_MINUTES || rest == 0
        ? counted(hours, "hour")
        : counted(hours, "hour") + " " + counted(rest, "minute");
  }

  private static String counted(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** {@code 4 March 2015}. */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** The date of a moment. */
  public static String date(Instant at) {
    return date(LocalDate.ofInstant(at, LONDON));
  }

  /** {@code 11 years old}; of small children in months. */
  public String age(LocalDate birth) {
    LocalDate today = now.atZone(LONDON).toLocalDate();
    long months = ChronoUnit.MONTHS.between(birth, today);
    return months < MONTHS_SAID_AS_MONTHS
        ? counted(months, "month") + " old"
        : counted(ChronoUnit.YEARS.between(birth, today), "year") + " old";
  }
}

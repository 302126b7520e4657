package org.wardline.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardline.teams.RotaView;
import org.wardline.teams.Span;

/** Says in words what stands in the rota. */
final class RotaWording {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

  private RotaWording() {}

  static RotaPage page(RotaPeriod period, RotaView view) {
    return new RotaPage(
        heading(period),
        period.month(),
        period.first().toString(),
        period.previous().toString(),
        period.end().toString(),
        view.gaps().size(),
        view.mayChange(),
        period.days().stream().map(day -> day(day, period, view)).toList());
  }

  private static String heading(RotaPeriod period) {
    return period.month()
        ? MONTH.format(period.first())
        : "Week of " + DAY_AND_YEAR.format(period.first());
  }

  private static RotaPage.Day day(LocalDate day, RotaPeriod period, RotaView view) {
    return new RotaPage.Day(
        DAY.format(day),
        view.entries().stream()
            .filter(entry -> day.equals(shownOn(entry.during(), period)))
            .map(entry -> turn(entry, view.mayChange()))
            .toList(),
        view.gaps().stream()
            .filter(gap -> day.equals(shownOn(gap.during(), period)))
            .map(RotaWording::words)
            .toList());
  }

  /** What began before the first day stands on the first. */
  private static LocalDate shownOn(Span during, RotaPeriod period) {
    LocalDate begins = RotaPeriod.dayOf(during.from());
    return begins.isBefore(period.first()) ? period.first() : begins;
  }

  private static RotaPage.Turn turn(RotaView.Entry entry, boolean mayChange) {
    return new RotaPage.Turn(
        words(entry.during()), duty(entry), people(entry), mayChange ? change(entry) : null);
  }

  static String duty(RotaView.Entry entry) {
    return entry.slot() + ", " + entry.team();
  }

  static List<String> people(RotaView.Entry entry) {
    return entry.people().stream().map(person -> words(person, entry.during())).toList();
  }

  private static String words(RotaView.Person person, Span turn) {
    return person.away().isEmpty()
        ? person.name()
        : person.away().stream()
            .map(part -> "away" + words(part, turn))
            .collect(Collectors.joining("; ", person.name() + " (", ")"));
  }

  private static String words(RotaView.Part part, Span turn) {
    String who = part.standIn() == null ? "nobody" : part.standIn();
    return (part.during().equals(turn) ? "" : " " + within(part.during(), turn))
        + ", "
        + who
        + " stands in";
  }

  /** With the day when it begins on a later one than the turn. */
  private static String within(Span part, Span turn) {
    boolean sameDay = RotaPeriod.dayOf(part.from()).equals(RotaPeriod.dayOf(turn.from()));
    return sameDay
        ? words(part)
        : format(SHORT, part.from()) + " to " + format(SHORT, part.until());
  }

  private static String words(RotaView.Gap gap) {
    return "%s: nobody for %s, %s".formatted(words(gap.during()), gap.slot(), gap.team());
  }

  /** {@code 09:00 to 17:00}, or {@code All day}; with the day when it ends on another one. */
  static String words(Span during) {
    boolean sameDay =
        RotaPeriod.dayOf(during.from()).equals(RotaPeriod.dayOf(during.until().minusMillis(1)));
    boolean toMidnight =
        sameDay && !RotaPeriod.dayOf(during.from()).equals(RotaPeriod.dayOf(during.until()));
    String from = format(TIME, during.from());
    if (toMidnight && from.equals("00:00")) {
      return "All day";
    }
    return from + " to " + (toMidnight ? "24:00" : format(sameDay ? TIME : SHORT, during.until()));
  }

  /** {@code Wednesday 11 March}. */
  static String day(Instant at) {
    return format(DAY, at);
  }

  private static String format(DateTimeFormatter as, Instant at) {
    return as.format(at.atZone(LONDON));
  }

  private static String change(RotaView.Entry entry) {
    return entry.turn() == null
        ? null
        : "/rota/turn?event=%s&begin=%s".formatted(entry.event(), entry.turn().begin());
  }
}

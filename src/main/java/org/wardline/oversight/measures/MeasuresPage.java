package org.wardline.oversight.measures;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.oversight.measures.BarChart.Value;
import org.wardline.oversight.measures.Measures.Measured;
import org.wardline.oversight.measures.Measures.OfDay;
import org.wardline.oversight.measures.Measures.OfKind;
import org.wardline.oversight.measures.Measures.Times;

/**
 * The measures in words, charts and tables.
 *
 * @param csv where the same is for a spreadsheet, or null when nothing was measured
 */
record MeasuresPage(String first, String last, List<Row> figures, List<Chart> charts, String csv) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

  MeasuresPage {
    figures = List.copyOf(figures);
    charts = List.copyOf(charts);
  }

  /** One figure and what it is. */
  record Row(String name, String value) {}

  /**
   * A chart and its table.
   *
   * @param drawn columns beside each other in time; null where each row of the table has its bar
   */
  record Chart(String title, BarChart drawn, String column, List<Value> values) {
    Chart {
      values = List.copyOf(values);
    }

    private static Chart inTime(String title, String column, List<Value> values) {
      return new Chart(title, BarChart.of(title, values), column, values);
    }

    private static Chart byKind(String title, String column, List<Value> values) {
      return new Chart(title, null, column, values);
    }

    /** How long the bar of a row is, in percent of the longest. */
    public long share(Value value) {
      long most = values.stream().mapToLong(Value::count).max().orElse(0);
      return most == 0 ? 0 : Math.round(100.0 * value.count() / most);
    }
  }

  /** The days as they were written, and nothing measured. */
  static MeasuresPage refused(PeriodForm form) {
    return new MeasuresPage(form.first(), form.last(), List.of(), List.of(), null);
  }

  /** To be looked at: of a long period by week, as nobody can tell 366 bars apart. */
  static MeasuresPage shown(Period period, Measured measured) {
    Chart volumes =
        period.isLong()
            ? Chart.inTime("Notifications by week", "Week", weeks(period, measured.days()))
            : byDay(period, measured);
    return of(period, measured, volumes);
  }

  /** For a spreadsheet: always by day. */
  static MeasuresPage of(Period period, Measured measured) {
    return of(period, measured, byDay(period, measured));
  }

  private static Chart byDay(Period period, Measured measured) {
    return Chart.inTime("Notifications by day", "Day", days(period, measured.days()));
  }

  private static MeasuresPage of(Period period, Measured measured, Chart volumes) {
    return new MeasuresPage(
        period.first().toString(),
        period.last().toString(),
        figures(measured),
        List.of(
            volumes,
            Chart.byKind(
                "Notifications by care setting",
                "Care setting",
                kinds(measured.settings(), MeasuresPage::setting)),
            Chart.byKind(
                "Notifications by open plan", "Plan", kinds(measured.plans(), MeasuresPage::plan))),
        "/measures.csv?first=%s&last=%s".formatted(period.first(), period.last()));
  }

  private static List<Row> figures(Measured measured) {
    return List.of(
        new Row("Notifications", number(measured.notifications())),
        new Row("Acknowledged", number(measured.acknowledged().count())),
        new Row("Time to acknowledge, median", median(measured.acknowledged())),
        new Row("Time to acknowledge, 90th percentile", ninetieth(measured.acknowledged())),
        new Row("Concluded", number(measured.concluded().count())),
        new Row("Time to conclude, median", median(measured.concluded())),
        new Row("Time to conclude, 90th percentile", ninetieth(measured.concluded())),
        new Row("Escalated beyond the first step", number(measured.escalated())),
        new Row("Outcome not recorded in time", number(measured.late())),
        new Row("Said to be of no use", number(measured.notUseful())));
  }

  private static String median(Times times) {
    return duration(times.median());
  }

  private static String ninetieth(Times times) {
    return duration(times.ninetieth());
  }

  /** {@code 2 hours 5 minutes}. */
  static String duration(Double seconds) {
    if (seconds == null) {
      return "nothing to measure";
    }
    Duration time = Duration.ofSeconds(Math.round(seconds));
    if (time.toHours() == 0) {
      return counted(time.toMinutes(), "minute");
    }
    return time.toMinutesPart() == 0
        ? counted(time.toHours(), "hour")
        : counted(time.toHours(), "hour") + " " + counted(time.toMinutesPart(), "minute");
  }

  private static String counted(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  private static String number(long number) {
    return "%,d".formatted(number);
  }

  /** A day without any is a day too. */
  private static List<Value> days(Period period, List<OfDay> found) {
    Map<LocalDate, Long> counts =
        found.stream().collect(Collectors.toMap(OfDay::day, OfDay::count));
    return period
        .first()
        .datesUntil(period.last().plusDays(1))
        .map(day -> new Value(DAY.format(day), counts.getOrDefault(day, 0L)))
        .toList();
  }

  /** From Monday to Sunday; the first and the last may be shorter. */
  private static List<Value> weeks(Period period, List<OfDay> found) {
    Map<LocalDate, Long> counts = new TreeMap<>();
    period
        .first()
        .datesUntil(period.last().plusDays(1))
        .forEach(day -> counts.putIfAbsent(week(day, period), 0L));
    found.forEach(one -> counts.merge(week(one.day(), period), one.count(), Long::sum));
    return counts.entrySet().stream()
        .map(one -> new Value("From " + DAY.format(one.getKey()), one.getValue()))
        .toList();
  }

  private static LocalDate week(LocalDate day, Period period) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return monday.isBefore(period.first()) ? period.first() : monday;
  }

  private static List<Value> kinds(List<OfKind> found, Function<String, String> words) {
    return found.stream().map(one -> new Value(words.apply(one.name()), one.count())).toList();
  }

  private static String setting(String code) {
    return code == null ? "not named" : code.replace('-', ' ').replace('_', ' ');
  }

  private static String plan(String types) {
    return types == null ? "none open" : types;
  }
}

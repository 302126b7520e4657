package org.wardline.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardline.OwnersConnection;

/** The year as a table and as a chart, under {@code target/simulation}. */
final class YearReport {
  private static final Path DIRECTORY = Path.of("target/simulation");
  private static final List<String> FIGURES =
      List.of(
          "care events|select count(*) from care_event",
          "notifications|select count(*) from notification",
          "rounds|select count(*) from (select distinct notification_id, round from notification_history) r",
          "deliveries|select count(*) from delivery",
          "attempts that failed|select count(*) from delivery_attempt where result <> 'accepted'",
          "acknowledged|select count(distinct notification_id) from notification_history where what = 'acknowledged'",
          "concluded|select count(*) from notification where state = 'concluded'",
          "outcomes asked for again|select count(*) from notification_history where what = 'not_concluded_in_time'",
          "handed over|select count(*) from notification_history where what = 'handed_over'",
          "moved by rule|select count(*) from notification_history where what = 'handed_over_by_rule'",
          "upgraded or re-opened|select count(*) from notification_history where what in ('upgraded', 'reopened')",
          "withdrawn|select count(*) from notification where state = 'withdrawn'",
          "outcomes taken back|select count(*) from notification_history where what = 'outcome_taken_back'",
          "bounced|select count(*) from delivery where state = 'bounced'",
          "alarms of the auditor|select count(*) from finding where rule = 'notification-unanswered'");

  private record Month(int month, long opened, double medianMinutes, double ninetiethMinutes) {}

  private YearReport() {}

  static void write(String name, OwnersConnection rows, List<String> faults, long seconds) {
    List<Month> months = months(rows);
    try {
      Files.createDirectories(DIRECTORY);
      Files.writeString(DIRECTORY.resolve(name + ".txt"), table(rows, months, faults, seconds));
      Files.writeString(DIRECTORY.resolve(name + ".svg"), chart(months));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(
      OwnersConnection rows, List<Month> months, List<String> faults, long seconds) {
    String figures =
        FIGURES.stream()
            .map(figure -> figure.split("\\|"))
            .map(figure -> "%-28s %8d%n".formatted(figure[0], rows.count(figure[1])))
            .collect(Collectors.joining());
    String byMonth =
        months.stream()
            .map(
                m ->
                    "%5d %8d %14.1f %14.1f%n"
                        .formatted(m.month(), m.opened(), m.medianMinutes(), m.ninetiethMinutes()))
            .collect(Collectors.joining());
    return "%s%-28s %8d%n%-28s %8d%n%-28s %8d%n%n%5s %8s %14s %14s%n%s"
        .formatted(
            figures,
            "minutes without an owner",
            RoundsProof.of(rows, SimulatedYear.END).withoutOwner().toMinutes(),
            "faults",
            faults.size(),
            "seconds that it took",
            seconds,
            "month",
            "opened",
            "ack p50 (min)",
            "ack p90 (min)",
            byMonth);
  }

  private static List<Month> months(OwnersConnection rows) {
    return rows.query(
        """
        select extract(month from n.opened_at at time zone 'Europe/London'), count(*),
          coalesce(percentile_cont(0.5) within group (order by a.minutes), 0),
          coalesce(percentile_cont(0.9) within group (order by a.minutes), 0)
        from notification n
        left join lateral (
          select extract(epoch from min(h.at) - n.opened_at) / 60 as minutes
          from notification_history h
          where h.notification_id = n.id and h.what = 'acknowledged') a on true
        group by 1 order by 1
        """,
        row -> new Month(row.getInt(1), row.getLong(2), row.getDouble(3), row.getDouble(4)));
  }

  private static String chart(List<Month> months) {
    double most = months.stream().mapToDouble(Month::ninetiethMinutes).max().orElse(1);
    String bars =
        months.stream()
            .map(
                m ->
                    bar(m, m.ninetiethMinutes(), most, "#b1b4b6")
                        + bar(m, m.medianMinutes(), most, "#1d70b8"))
            .collect(Collectors.joining());
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260" role="img">
        <title>Minutes until a notification was acknowledged, by month: median and 90th percentile</title>
        %s<text x="20" y="252" font-family="sans-serif" font-size="12">months; blue: median, grey: 90th percentile, highest %.0f minutes</text>
        </svg>
        """
        .formatted(bars, most);
  }

  private static String bar(Month month, double minutes, double most, String colour) {
    double height = 210 * minutes / most;
    return String.format(
        Locale.ROOT,
        "<rect x=\"%d\" y=\"%.1f\" width=\"36\" height=\"%.1f\" fill=\"%s\"/>%n",
        20 + (month.month() - 1) * 50,
        230 - height,
        height,
        colour);
  }
}

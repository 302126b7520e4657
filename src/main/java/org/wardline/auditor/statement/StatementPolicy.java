package org.wardline.auditor.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

/** When a statement is due, which span it covers, and how it reads. */
final class StatementPolicy {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private StatementPolicy() {}

  /** The newest local day about which there has to be a statement by now. */
  static LocalDate newestDue(Instant now, LocalTime at) {
    ZonedDateTime local = now.atZone(LONDON);
    LocalDate yesterday = local.toLocalDate().minusDays(1);
    return local.toLocalTime().isBefore(at) ? yesterday.minusDays(1) : yesterday;
  }

  /** The first moment of a local day; days of 23 and 25 hours included. */
  static Instant beginning(LocalDate day) {
    return day.atStartOfDay(LONDON).toInstant();
  }

  static int differences(List<Reconciliation> counts) {
    return (int) counts.stream().filter(count -> count.difference() != 0).count();
  }

  /** The statement's text: counts only. */
  static String text(LocalDate day, List<Reconciliation> counts) {
    String lines = counts.stream().map(StatementPolicy::lines).collect(Collectors.joining());
    return "Wardline daily statement for %s%n".formatted(day) + summary(counts) + lines;
  }

  private static String lines(Reconciliation count) {
    String became =
        count.became().stream()
            .map(part -> "  %-40s %8d%n".formatted(part.what(), part.many()))
            .collect(Collectors.joining());
    String difference =
        count.difference() == 0 ? "" : "  %-40s %8d%n".formatted("DIFFERENCE", count.difference());
    return "%n%-42s %8d%n".formatted(count.in().what(), count.in().many()) + became + difference;
  }

  private static String summary(List<Reconciliation> counts) {
    int differences = differences(counts);
    return differences == 0
        ? "\nAll counts agree.\n"
        : "\n%d count(s) differ: see the auditor's findings and the runbook.\n"
            .formatted(differences);
  }
}

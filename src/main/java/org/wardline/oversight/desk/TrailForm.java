package org.wardline.oversight.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.wardline.audit.Entries.Search;
import org.wardline.platform.time.TypedDay;

/**
 * What is looked for in the trail, never in an address; an empty field is anything.
 *
 * @param from the first day, as {@code 2026-03-10}
 * @param until the last day
 * @param before the position of the last entry of the page before, or null
 * @param wrongFrom what is wrong with the first day and what to do, or null
 * @param wrongUntil the same of the last day
 */
record TrailForm(
    String from,
    String until,
    String actor,
    String action,
    String subject,
    Long before,
    String wrongFrom,
    String wrongUntil) {
  static final TrailForm EMPTY = new TrailForm("", "", "", "", "", null, null, null);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String NO_DAY = "Enter the %s day as 2026-03-10, or leave it empty";

  /** The fields as they were sent; each may be null. */
  public record Sent(
      @RestForm String from,
      @RestForm String until,
      @RestForm String actor,
      @RestForm String action,
      @RestForm String subject,
      @RestForm String before) {}

  static TrailForm of(Sent sent) {
    return new TrailForm(
        text(sent.from()),
        text(sent.until()),
        text(sent.actor()),
        text(sent.action()),
        text(sent.subject()),
        number(sent.before()),
        isDay(sent.from()) ? null : NO_DAY.formatted("first"),
        isDay(sent.until()) ? findTurned(sent) : NO_DAY.formatted("last"));
  }

  /** What is wrong with a last day before the first, or null. */
  private static String findTurned(Sent sent) {
    Optional<LocalDate> first = TypedDay.find(sent.from());
    return TypedDay.find(sent.until())
        .filter(last -> first.isPresent() && last.isBefore(first.get()))
        .map(turned -> "Enter a last day that is not before the first")
        .orElse(null);
  }

  public boolean isRefused() {
    return wrongFrom != null || wrongUntil != null;
  }

  Search search() {
    return new Search(
        TypedDay.find(from).map(TrailForm::begin).orElse(null),
        TypedDay.find(until).map(day -> begin(day.plusDays(1))).orElse(null),
        orNull(actor),
        orNull(action),
        orNull(subject),
        before);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(LONDON).toInstant();
  }

  private static boolean isDay(String sent) {
    return text(sent).isEmpty() || TypedDay.find(sent).isPresent();
  }

  private static Long number(String sent) {
    String text = text(sent);
    return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public String toString() {
    return "TrailForm[redacted]";
  }
}

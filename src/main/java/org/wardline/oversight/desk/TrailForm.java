package org.wardline.oversight.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.wardline.audit.Entries.Search;

/**
 * What is looked for in the trail; an empty field is anything. A subject or actor is a kind and an
 * opaque id, so that the address of the page names nobody.
 *
 * @param from the first day, as {@code 2026-03-10}
 * @param until the last day
 * @param error what is wrong and what to do, or null
 */
record TrailForm(
    String from,
    String until,
    String actor,
    String action,
    String subject,
    Long before,
    String error) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  static TrailForm of(
      String from, String until, String actor, String action, String subject, String before) {
    String error =
        isDay(from) && isDay(until) ? null : "Enter days as 2026-03-10, or leave them empty";
    return new TrailForm(
        text(from), text(until), text(actor), text(action), text(subject), number(before), error);
  }

  public boolean isRefused() {
    return error != null;
  }

  Search search() {
    return new Search(
        day(from).map(TrailForm::begin).orElse(null),
        day(until).map(day -> begin(day.plusDays(1))).orElse(null),
        orNull(actor),
        orNull(action),
        orNull(subject),
        before);
  }

  /** The address of the page that goes on after this position. */
  String addressAfter(long position) {
    return TrailResource.PATH
        + "?from=%s&until=%s&actor=%s&action=%s&subject=%s&before=%d"
            .formatted(
                coded(from), coded(until), coded(actor), coded(action), coded(subject), position);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(LONDON).toInstant();
  }

  private static boolean isDay(String sent) {
    return text(sent).isEmpty() || day(text(sent)).isPresent();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
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

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

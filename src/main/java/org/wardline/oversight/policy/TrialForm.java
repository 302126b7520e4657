package org.wardline.oversight.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.wardline.teams.Route;

/**
 * What was asked of a dry run.
 *
 * @param kase the code of a case
 * @param worker the id of who is allocated, or of a restricted child's custodian
 * @param moment in London's wall-clock time, as {@code 2026-03-10T02:00}
 * @param error what is wrong and what to do, or null
 */
record TrialForm(String kase, String worker, String moment, String error) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** A form that has not been sent yet: now, and the ordinary case. */
  static TrialForm empty(Instant now) {
    String moment = LocalDateTime.ofInstant(now, LONDON).truncatedTo(ChronoUnit.MINUTES).toString();
    return new TrialForm(Route.OPEN.code(), "", moment, null);
  }

  static TrialForm of(String kase, String worker, String moment) {
    return new TrialForm(text(kase), text(worker), text(moment), error(kase, worker, moment));
  }

  private static String error(String kase, String worker, String moment) {
    if (find(text(kase)).isEmpty()) {
      return "Select a case";
    }
    if (id(text(worker)).isEmpty()) {
      return "Select a person";
    }
    return instant(text(moment)).isEmpty() ? "Enter day and time as 2026-03-10T02:00" : null;
  }

  /** The id of the field that is wrong. */
  public String wrongField() {
    if (find(kase).isEmpty()) {
      return "case";
    }
    return id(worker).isEmpty() ? "worker" : "moment";
  }

  public boolean isRefused() {
    return error != null;
  }

  Route route() {
    return find(kase).orElseThrow();
  }

  UUID workerId() {
    return id(worker).orElseThrow();
  }

  Instant at() {
    return instant(moment).orElseThrow();
  }

  static Optional<Route> find(String code) {
    return Arrays.stream(Route.values()).filter(route -> route.code().equals(code)).findFirst();
  }

  private static Optional<UUID> id(String sent) {
    try {
      return Optional.of(UUID.fromString(sent));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String sent) {
    try {
      return Optional.of(LocalDateTime.parse(sent).atZone(LONDON).toInstant());
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }
}

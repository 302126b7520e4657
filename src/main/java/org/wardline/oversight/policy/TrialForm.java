package org.wardline.oversight.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;
import org.wardline.teams.Route;

/**
 * What was asked of a dry run.
 *
 * @param kase the code of a case
 * @param worker the id of who is allocated, or of a restricted child's custodian
 * @param moment in London's wall-clock time, as {@code 2026-03-10T02:00}
 */
record TrialForm(String kase, String worker, String moment, FormErrors errors) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** A form that has not been sent yet: now, and the ordinary case. */
  static TrialForm empty(Instant now) {
    String moment = LocalDateTime.ofInstant(now, LONDON).truncatedTo(ChronoUnit.MINUTES).toString();
    return new TrialForm(Route.OPEN.code(), "", moment, FormErrors.NONE);
  }

  static TrialForm of(String kase, String worker, String moment) {
    String code = text(kase);
    String person = text(worker);
    String when = text(moment);
    List<FormError> wrong = new ArrayList<>();
    if (find(code).isEmpty()) {
      wrong.add(new FormError("case", "Select a case"));
    }
    if (id(person).isEmpty()) {
      wrong.add(new FormError("worker", "Select a person"));
    }
    if (instant(when).isEmpty()) {
      wrong.add(new FormError("moment", "Enter the day and the time"));
    }
    return new TrialForm(code, person, when, new FormErrors(wrong));
  }

  boolean isRefused() {
    return errors.any();
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

package org.wardline.register;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Decides whether a file is to be made now: nightly, when somebody wants one, or again after the
 * NHS's register was away; never while another one waits for its answer.
 */
record UploadSchedulePolicy(
    LocalTime nightlyAt, Optional<DayOfWeek> fullOn, boolean alwaysFull, Duration answerWithin) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** What is known of the uploads of a council; times may be null. */
  record Known(
      boolean enabled,
      boolean paused,
      Instant requestedAt,
      Instant plannedAt,
      Instant openSince,
      Instant resubmitAt) {}

  boolean isDue(Known known, Instant now) {
    if (!known.enabled() || known.paused()) {
      return false;
    }
    if (known.openSince() != null && known.openSince().plus(answerWithin).isAfter(now)) {
      return false;
    }
    return known.requestedAt() != null
        || isToResubmit(known, now)
        || known.plannedAt() == null
        || known.plannedAt().isBefore(lastNight(now));
  }

  /** Once: a planning after that moment has done it. */
  private static boolean isToResubmit(Known known, Instant now) {
    return known.resubmitAt() != null
        && !known.resubmitAt().isAfter(now)
        && (known.plannedAt() == null || known.plannedAt().isBefore(known.resubmitAt()));
  }

  boolean isFull(Instant now) {
    return alwaysFull || fullOn.filter(day -> day == now.atZone(LONDON).getDayOfWeek()).isPresent();
  }

  /** The latest moment at which a nightly file was due. */
  private Instant lastNight(Instant now) {
    ZonedDateTime local = now.atZone(LONDON);
    ZonedDateTime today = local.toLocalDate().atTime(nightlyAt).atZone(LONDON);
    return (today.isAfter(local)
            ? local.toLocalDate().minusDays(1).atTime(nightlyAt).atZone(LONDON)
            : today)
        .toInstant();
  }
}

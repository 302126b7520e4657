package org.wardline.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A child protection plan (CPP), a period of being looked after (LAC) or a plan of an unborn child
 * (UCPP, the mother's row).
 *
 * @param endedAt null while it runs
 * @param expectedDeliveryOn of a UCPP only
 * @param deletedAt when it was found to be recorded in error, or null
 */
public record Plan(
    String type,
    Instant startedAt,
    Instant endedAt,
    LocalDate expectedDeliveryOn,
    Instant deletedAt) {
  private static final int VISIBLE_DAYS_AFTER_END = 365;
  private static final int VISIBLE_DAYS_AFTER_DELIVERY = 28;
  private static final String UNBORN = "UCPP";
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /**
   * Whether the NHS may see it at that moment; source: domain.md §2 (365 and 28 days, delete date).
   */
  public boolean isVisible(Instant at) {
    return deletedAt == null && !at.isBefore(startedAt) && at.isBefore(visibleUntil());
  }

  /** Whether it is visible and still runs. */
  public boolean isOpen(Instant at) {
    return isVisible(at) && (endedAt == null || at.isBefore(endedAt));
  }

  boolean isOfUnborn() {
    return type.equals(UNBORN);
  }

  private Instant visibleUntil() {
    if (isOfUnborn()) {
      return expectedDeliveryOn
          .plusDays(VISIBLE_DAYS_AFTER_DELIVERY + 1)
          .atStartOfDay(LONDON)
          .toInstant();
    }
    return endedAt == null
        ? Instant.MAX
        : endedAt.atZone(LONDON).plusDays(VISIBLE_DAYS_AFTER_END).toInstant();
  }
}

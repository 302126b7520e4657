package org.wardline.teams;

import java.time.Duration;

/**
 * How long each step of the default policy waits; source of the defaults: domain.md §2, "Default
 * waits".
 */
public record Waits(
    Duration dutySocialWorker,
    Duration teamManager,
    Duration secondEds,
    Duration edsManager,
    Duration deputy,
    Duration safeguardingManager) {

  /** Two and three office hours; half an hour and one hour at night and for restricted children. */
  public static Waits standard() {
    return new Waits(
        Duration.ofHours(2),
        Duration.ofHours(3),
        Duration.ofMinutes(30),
        Duration.ofMinutes(60),
        Duration.ofMinutes(30),
        Duration.ofMinutes(60));
  }
}

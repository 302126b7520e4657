package org.wardline.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of escalation. */
@ConfigMapping(prefix = "wardline.escalation")
interface EscalationConfig {
  /**
   * Unsettled rows older than this are announced again, then with doubling back-off; at least twice
   * a queue's normal age.
   */
  @WithDefault("2m")
  Duration announceAgainAfter();

  /** How often a rota is looked at for gaps when nobody changes it. */
  @WithDefault("1h")
  Duration checkRotaAfter();

  /** How long looking at one rota may take; then it is tried again by the next tick. */
  @WithDefault("4s")
  Duration checkRotaAtMost();

  /** The most rows of one kind that a tick takes on. */
  @WithDefault("500")
  int cap();

  /** How old a register may be before nothing is erased on its word; the same as in matching. */
  @WithDefault("${wardline.matching.register-stale-after:26h}")
  Duration registerStaleAfter();

  /** The longest that an event is kept for the next register load; the same as in matching. */
  @WithDefault("${wardline.matching.keep-at-most:72h}")
  Duration keepAtMost();
}

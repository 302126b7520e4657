package org.wardline.register.keeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long each class of the register's data is kept, and why: {@code wardline.retention.*}. The
 * case system, not Wardline, keeps the child's file.
 */
@ConfigMapping(prefix = "wardline.retention")
interface RetentionConfig {
  /** What became of each row of a file: until the council has mended what was wrong. */
  @WithDefault("90D")
  Duration loadResults();

  /**
   * What was known of a child when: as long as a claim may be brought about what was done with it.
   * What was known last stays as long as the child.
   */
  @WithDefault("2190D")
  Duration history();

  /**
   * The bytes of what came from the national service and was worked off: they tell of every child
   * in it.
   */
  @WithDefault("90D")
  Duration nationalFiles();

  /**
   * A child whose case is closed: no plan is visible after 365 days, and a second year is for
   * complaints.
   */
  @WithDefault("730D")
  Duration closedChildren();
}

package org.wardline.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Settings of uploads to CP-IS: {@code wardline.uploads.*}. */
@ConfigMapping(prefix = "wardline.uploads")
interface UploadsConfig {

  /** When the nightly file is made, in Europe/London wall-clock time. */
  @WithDefault("02:00")
  LocalTime nightlyAt();

  /** Whether every file has all records, and not only what changed. */
  @WithDefault("false")
  boolean full();

  /** A weekday whose nightly file has all records. */
  Optional<DayOfWeek> fullOn();

  /** Whether records with numbers of the test range are sent; never in a live deployment. */
  @WithDefault("${wardline.test-numbers:false}")
  boolean testNumbers();

  /** Longest wait for the answer to a file, after which the next one is made. */
  @WithDefault("24H")
  Duration answerWithin();

  /** How long after "PDS is down" the records are sent again. */
  @WithDefault("1H")
  Duration resubmitAfter();
}

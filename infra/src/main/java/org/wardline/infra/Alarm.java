package org.wardline.infra;

import java.util.Locale;
import java.util.Map;

/**
 * One alarm.
 *
 * @param subject what it is about, the first part of its name
 * @param kind the rest of its name, and its heading in the operators' manual
 * @param says what has happened, in a sentence
 * @param measure what is watched
 * @param limit when it goes off
 */
record Alarm(String subject, Kind kind, String says, Measure measure, Limit limit) {

  /** The kinds of alarm; each is a heading in the operators' manual. */
  enum Kind {
    ERRORS,
    THROTTLED,
    SLOW,
    SILENT,
    DEAD_LETTERS,
    OLDEST_MESSAGE,
    FINDINGS,
    REGISTER_FEED,
    AUDIT_CHAIN,
    SYNTHETIC_EVENT,
    DEAD_MANS_SWITCH,
    UNUSABLE_CACHE,
    CERTIFICATE,
    UNHEALTHY,
    CAPACITY,
    CONNECTIONS;

    /** As in names and headings: {@code dead-letters}. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One measure of CloudWatch; the statistic is one like {@code Sum}, or a percentile like {@code
   * p95}.
   */
  record Measure(
      String namespace, String metric, Map<String, String> dimensions, String statistic) {}

  /** Above or below a threshold for a number of periods; whether no measure at all is as bad. */
  record Limit(boolean above, double threshold, int seconds, int periods, boolean missingIsBad) {

    static Limit above(double threshold, int seconds, int periods) {
      return new Limit(true, threshold, seconds, periods, false);
    }

    static Limit below(double threshold, int seconds, int periods) {
      return new Limit(false, threshold, seconds, periods, true);
    }
  }

  String name() {
    return subject + "-" + kind.text();
  }
}

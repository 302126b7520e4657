package org.wardline.mesh;

import java.time.Duration;
import java.util.Locale;

/** Whether something on the link was heard of lately enough. */
final class FreshnessPolicy {

  private FreshnessPolicy() {}

  /** The ages from which each is too old. */
  record Limits(
      Duration collection,
      Duration upload,
      Duration response,
      Duration notification,
      Duration heartbeat) {}

  static boolean isFresh(String what, Duration age, Limits limits) {
    return switch (Freshness.valueOf(what.toUpperCase(Locale.ROOT))) {
      case COLLECTION -> age.compareTo(limits.collection()) < 0;
      case UPLOAD -> age.compareTo(limits.upload()) < 0;
      case RESPONSE -> age.compareTo(limits.response()) < 0;
      case NOTIFICATION -> age.compareTo(limits.notification()) < 0;
      case HEARTBEAT -> age.compareTo(limits.heartbeat()) < 0;
      case HANDSHAKE -> true;
    };
  }
}

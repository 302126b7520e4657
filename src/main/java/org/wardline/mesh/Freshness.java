package org.wardline.mesh;

import java.util.Locale;

/** What is to be heard of or done again and again. */
enum Freshness {
  COLLECTION,
  HANDSHAKE,
  UPLOAD,
  RESPONSE,
  NOTIFICATION,
  HEARTBEAT;

  /** As the database and the metrics name it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.wardline.auditor.chain;

import java.time.Instant;

/**
 * How far sealing has come.
 *
 * @param settled up to this position nothing is sealed any more
 * @param newestMinute the latest minute that was sealed, of any chain; entries of it and of earlier
 *     ones are late
 */
record Watermark(long settled, Instant newestMinute) {

  boolean isLate(Instant minute) {
    return !minute.isAfter(newestMinute);
  }
}

package org.wardline.inbox;

import java.time.Instant;
import org.wardline.register.keeping.Retention.KeptClass;
import org.wardline.register.keeping.Retention.Receipt;

/** One row of the page of retention: a class of data, or what a purge did. */
record RetentionLine(String name, String when, String what) {

  static RetentionLine of(KeptClass kept) {
    return new RetentionLine(kept.name(), kept.kept().toDays() + " days", kept.why());
  }

  static RetentionLine of(Receipt receipt, Instant now) {
    return new RetentionLine(
        receipt.name(),
        new SpokenTime(now).moment(receipt.at()),
        "%,d purged that were older than %s; %,d left because of a legal hold"
            .formatted(receipt.purged(), SpokenTime.date(receipt.before()), receipt.held()));
  }
}

package org.wardline.dispatch;

import io.smallrye.mutiny.Uni;
import org.wardline.notifications.Awaited;
import org.wardline.notifications.Receipt;

/** Who took deliveries over and can be asked later what became of them. */
public interface Provider {

  /** The name under which its deliveries are recorded. */
  String name();

  /** What it says now; when it does not answer, nothing is known yet. */
  Uni<Receipt> ask(Awaited awaited);
}

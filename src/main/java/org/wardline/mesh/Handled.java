package org.wardline.mesh;

import java.util.Set;

/** What became of a message: a result in codes and counts, or why it cannot be read. */
sealed interface Handled {

  /** What it was made fresh by is recorded too. */
  record Done(String result, Set<Freshness> fresh) implements Handled {}

  /** Place and reason, never content. */
  record Unreadable(String reason) implements Handled {}
}

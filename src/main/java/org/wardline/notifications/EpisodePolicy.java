package org.wardline.notifications;

import java.time.Instant;
import java.util.Set;
import org.wardline.messages.CareEvent.Kind;

/**
 * Decides what a further event of an episode does to its notification; source: domain.md §2,
 * "Rounds".
 */
final class EpisodePolicy {
  private EpisodePolicy() {}

  /** What a further event does. */
  enum Effect {
    /** It is kept and shown with the others; nobody is told again. */
    ADDED,
    /** It weighs more than all before it: a new round begins. */
    UPGRADED,
    /**
     * It came after a decision was recorded: a new round begins, which may wait for the morning.
     */
    REOPENED,
    /** It came although the notification was withdrawn: a new round begins at once. */
    RENEWED
  }

  static Effect decide(
      Set<Kind> seen, NotificationState state, Instant concludedAt, Kind kind, Instant occurredAt) {
    if (state == NotificationState.WITHDRAWN) {
      return Effect.RENEWED;
    }
    if (weighsMore(kind, seen)) {
      return Effect.UPGRADED;
    }
    return state == NotificationState.CONCLUDED
            && concludedAt != null
            && occurredAt.isAfter(concludedAt)
        ? Effect.REOPENED
        : Effect.ADDED;
  }

  private static boolean weighsMore(Kind kind, Set<Kind> seen) {
    return kind != Kind.DEPARTURE && seen.stream().allMatch(before -> before.compareTo(kind) < 0);
  }
}

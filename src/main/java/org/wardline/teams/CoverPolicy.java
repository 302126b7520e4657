package org.wardline.teams;

import java.time.Instant;
import java.util.Optional;

/**
 * Decides who may cover for somebody: who is there, can be reached and answers notifications, and
 * nobody by their own word for what somebody else holds, managers excepted.
 */
final class CoverPolicy {
  private CoverPolicy() {}

  /** Whether anybody may name this one as a cover for others. */
  static boolean mayBeNamed(Worker by, Worker cover, Instant at) {
    return canCover(cover, at) && (isManager(by) || !by.id().equals(cover.id()));
  }

  /** What stands against it, and what to do; empty when they may cover from then on. */
  static Optional<String> refusal(Worker by, Worker cover, Worker other, Instant from) {
    if (cover.id().equals(other.id())) {
      return Optional.of("name another worker of this council as cover");
    }
    if (by.id().equals(cover.id()) && !by.id().equals(other.id()) && !isManager(by)) {
      return Optional.of(
          "nobody gives themselves what somebody else holds: a manager, or who is away, has to"
              + " record it");
    }
    return canCover(cover, from)
        ? Optional.empty()
        : Optional.of(
            "a cover must be there, be reachable by desktop or e-mail, and may answer"
                + " notifications: name somebody else");
  }

  private static boolean canCover(Worker cover, Instant at) {
    return cover.mayAnswer() && cover.isReachable() && cover.isInServiceAt(at);
  }

  private static boolean isManager(Worker by) {
    return by.roles().contains("manager");
  }
}

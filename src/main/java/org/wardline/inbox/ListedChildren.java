package org.wardline.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers whose initials a worker was shown, so that a page that refreshes itself makes one audit
 * entry for a child in a while and not one every 20 seconds. What is forgotten is recorded again.
 */
@ApplicationScoped
class ListedChildren {
  private static final Duration REMEMBERED = Duration.ofHours(8);
  private static final int MOST_WORKERS = 10_000;

  private record Shown(Instant since, Set<UUID> children) {
    private Shown with(Shown more) {
      Set<UUID> all = new HashSet<>(children);
      all.addAll(more.children());
      return new Shown(since, Set.copyOf(all));
    }
  }

  private final Clock clock;
  private final Map<UUID, Shown> byWorker = new ConcurrentHashMap<>();

  ListedChildren(Clock clock) {
    this.clock = clock;
  }

  /** Those whom this process has not shown to the worker lately. */
  List<UUID> notYet(UUID worker, Collection<UUID> children) {
    Set<UUID> shown = shownTo(worker);
    return children.stream().filter(child -> !shown.contains(child)).distinct().toList();
  }

  /** To be called when the entries are committed. */
  void shown(UUID worker, Collection<UUID> children) {
    if (byWorker.size() > MOST_WORKERS) {
      byWorker.clear();
    }
    byWorker.merge(
        worker,
        new Shown(clock.instant(), Set.copyOf(children)),
        (before, more) -> isFresh(before) ? before.with(more) : more);
  }

  private Set<UUID> shownTo(UUID worker) {
    Shown shown = byWorker.get(worker);
    return shown != null && isFresh(shown) ? shown.children() : Set.of();
  }

  private boolean isFresh(Shown shown) {
    return shown.since().plus(REMEMBERED).isAfter(clock.instant());
  }
}

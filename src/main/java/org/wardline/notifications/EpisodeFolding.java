package org.wardline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.notifications.AnswerTrail.ByRule;
import org.wardline.notifications.EpisodeEvents.Joined;
import org.wardline.notifications.EpisodeEvents.Seen;
import org.wardline.notifications.EpisodePolicy.Effect;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.notifications.NewNotifications.Opening;

/**
 * Folds events into the episodes and notifications that are known, in memory; what is new is
 * persisted afterwards.
 */
final class EpisodeFolding {
  private final List<Episode> episodes;
  private final Map<UUID, Notification> byEpisode = new HashMap<>();
  private final Map<UUID, Set<Kind>> kinds = new HashMap<>();
  private final Map<UUID, Set<UUID>> kept = new HashMap<>();
  private final Duration window;

  private final List<Episode> newEpisodes = new ArrayList<>();
  private final List<Notification> newNotifications = new ArrayList<>();
  private final List<Joined> newEvents = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<ByRule> begunAnew = new ArrayList<>();
  private final Set<Notification> toAdvance = new LinkedHashSet<>();

  EpisodeFolding(List<Episode> known, List<Notification> held, List<Seen> seen, Duration window) {
    this.episodes = new ArrayList<>(known);
    this.window = window;
    held.forEach(notification -> byEpisode.put(notification.episode(), notification));
    seen.forEach(s -> keep(s.episode(), s.careEvent()));
    seen.stream().filter(s -> !s.cancelled()).forEach(s -> weigh(s.episode(), s.kind()));
  }

  EpisodeFolding fold(List<MatchedEvent> inOrder, Opening opening, Instant now) {
    byEpisode.values().stream().filter(held -> held.isStepDue(now)).forEach(toAdvance::add);
    inOrder.forEach(matched -> fold(matched, opening, now));
    return this;
  }

  private void fold(MatchedEvent matched, Opening opening, Instant now) {
    Episode episode = episodeOf(matched);
    if (!kept.computeIfAbsent(episode.id(), id -> new HashSet<>())
        .contains(matched.careEventId())) {
      newEvents.add(new Joined(episode.id(), matched));
      notify(episode, matched, opening, now);
      keep(episode.id(), matched.careEventId());
      weigh(episode.id(), matched.event().kind());
    }
  }

  private Episode episodeOf(MatchedEvent matched) {
    UUID child = matched.child().id();
    String trust = Trusts.of(matched.event().organisation().code());
    Instant at = matched.event().occurredAt();
    return episodes.stream()
        .filter(episode -> episode.takes(child, trust, at))
        .findFirst()
        .orElseGet(() -> begin(matched, trust, at));
  }

  private Episode begin(MatchedEvent matched, String trust, Instant at) {
    Episode begun =
        new Episode(
            UUID.randomUUID(),
            matched.child().authority(),
            matched.child().id(),
            trust,
            at,
            at.plus(window));
    episodes.add(begun);
    newEpisodes.add(begun);
    return begun;
  }

  private void notify(Episode episode, MatchedEvent matched, Opening opening, Instant now) {
    Notification held = byEpisode.get(episode.id());
    if (held == null) {
      Notification opened = opening.open(episode, matched.child(), now);
      byEpisode.put(episode.id(), opened);
      newNotifications.add(opened);
      advance(opened, What.OPENED, matched, now);
    } else {
      add(held, matched, opening, now);
    }
  }

  private void add(Notification held, MatchedEvent matched, Opening opening, Instant now) {
    Effect effect =
        EpisodePolicy.decide(
            kinds.getOrDefault(held.episode(), Set.of()),
            held.state(),
            held.concludedAt(),
            matched.event().kind(),
            matched.event().occurredAt());
    switch (effect) {
      case ADDED -> lines.add(line(held, What.EVENT_ADDED, matched, now));
      case UPGRADED -> {
        beginRound(held, matched, opening, false, now);
        askAnew(held, What.UPGRADED, matched, now);
      }
      case RENEWED -> {
        beginRound(held, matched, opening, false, now);
        askAnew(held, What.REOPENED, matched, now);
      }
      case REOPENED -> {
        beginRound(held, matched, opening, true, now);
        askAnew(held, What.REOPENED, matched, now);
      }
    }
  }

  /** By the allocation and the case of the further event, not of the first. */
  private static void beginRound(
      Notification held, MatchedEvent matched, Opening opening, boolean quietly, Instant now) {
    held.turnTo(matched.child(), opening.policyOf(matched.child()));
    held.beginRound(held.people().allocatedWorkerId(), quietly, now);
  }

  private void askAnew(Notification held, What why, MatchedEvent matched, Instant now) {
    begunAnew.add(new ByRule(why, held));
    advance(held, why, matched, now);
  }

  private void advance(Notification notification, What what, MatchedEvent matched, Instant now) {
    lines.add(line(notification, what, matched, now));
    toAdvance.add(notification);
  }

  private static Line line(Notification about, What what, MatchedEvent matched, Instant now) {
    return Line.of(about, what, null, matched.event().kind().name(), now);
  }

  private void keep(UUID episode, UUID careEvent) {
    kept.computeIfAbsent(episode, id -> new HashSet<>()).add(careEvent);
  }

  private void weigh(UUID episode, Kind kind) {
    kinds.computeIfAbsent(episode, id -> EnumSet.noneOf(Kind.class)).add(kind);
  }

  List<Episode> newEpisodes() {
    return newEpisodes;
  }

  List<Notification> newNotifications() {
    return newNotifications;
  }

  List<Joined> newEvents() {
    return newEvents;
  }

  List<Line> lines() {
    return lines;
  }

  /** Whose running round ended by an event. */
  List<ByRule> begunAnew() {
    return begunAnew;
  }

  Collection<Notification> toAdvance() {
    return toAdvance;
  }
}

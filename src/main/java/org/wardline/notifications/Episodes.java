package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/** Groups events into episodes and keeps each of them, in the running transaction. */
@ApplicationScoped
class Episodes {
  private record Child(UUID id) {}

  private final EpisodeRepository episodes;
  private final NotificationRepository notifications;
  private final EpisodeEvents events;
  private final History history;
  private final Batch batch;
  private final NotificationsConfig config;
  private final NewNotifications opening;
  private final Restrictions restrictions;
  private final AnswerTrail trail;

  Episodes(
      EpisodeRepository episodes,
      NotificationRepository notifications,
      EpisodeEvents events,
      History history,
      Batch batch,
      NotificationsConfig config,
      NewNotifications opening,
      Restrictions restrictions,
      AnswerTrail trail) {
    this.episodes = episodes;
    this.notifications = notifications;
    this.events = events;
    this.history = history;
    this.batch = batch;
    this.config = config;
    this.opening = opening;
    this.restrictions = restrictions;
    this.trail = trail;
  }

  /** The notifications that were opened, or whose next round began. */
  Uni<Collection<Notification>> receive(List<MatchedEvent> matched, SealingKeys keys, Instant now) {
    List<MatchedEvent> inOrder =
        matched.stream().sorted(Comparator.comparing(m -> m.event().occurredAt())).toList();
    List<UUID> children = inOrder.stream().map(m -> m.child().id()).distinct().sorted().toList();
    if (children.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return lock(children)
        .chain(() -> known(inOrder, children, now))
        .chain(known -> fold(known, inOrder, now))
        .call(folded -> batch.persist(folded.newEpisodes()))
        .call(folded -> batch.persist(folded.newNotifications()))
        .call(() -> Panache.getSession().chain(session -> session.flush()))
        .call(folded -> events.append(folded.newEvents(), keys, now))
        .call(folded -> history.append(folded.lines()))
        .call(folded -> trail.rememberMatching(folded.begunAnew()))
        .map(EpisodeFolding::toAdvance);
  }

  private Uni<EpisodeFolding> fold(EpisodeFolding known, List<MatchedEvent> inOrder, Instant now) {
    List<String> authorities = inOrder.stream().map(m -> m.child().authority()).distinct().toList();
    return opening.of(authorities, now).map(how -> known.fold(inOrder, how, now));
  }

  /** One process at a time decides on a child, so that two events of one visit make one episode. */
  private Uni<Integer> lock(List<UUID> children) {
    return batch
        .query(
            """
            select cast(count(pg_advisory_xact_lock(ordered.key)) as text) from (
              select hashtextextended(cast(k.id as text), 0) as key
              from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid) order by 1) ordered
            """,
            children.stream().map(Child::new).toList(),
            Integer.class)
        .map(List::getFirst);
  }

  private Uni<EpisodeFolding> known(List<MatchedEvent> inOrder, List<UUID> children, Instant now) {
    Instant first = inOrder.getFirst().event().occurredAt();
    Instant last = inOrder.getLast().event().occurredAt();
    return episodes
        .findOf(children, first, last.plus(config.episodeWindow()))
        .chain(found -> withNotifications(found, now));
  }

  private Uni<EpisodeFolding> withNotifications(List<Episode> found, Instant now) {
    List<UUID> ids = found.stream().map(Episode::id).toList();
    return notifications
        .findLockedOfEpisodes(ids)
        .call(held -> restrictions.apply(held, now))
        .chain(
            held ->
                events
                    .seen(ids)
                    .map(seen -> new EpisodeFolding(found, held, seen, config.episodeWindow())));
  }
}

package org.wardline.escalation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;

/**
 * Finds by state what is unsettled: the row is the work, the message was only a hint. What is
 * claimed counts as announced, and comes again with doubling back-off for as long as it stays
 * unsettled.
 */
@ApplicationScoped
class Unsettled {
  /** What an authority has to do something about now: a notification, or a review. */
  record Due(UUID id, String authority) {}

  record UncheckedRota(String authority) {}

  /** What is due at one moment. */
  record Look(
      List<Due> away, List<Due> notifications, List<Due> reviews, List<UncheckedRota> rotas) {
    Look {
      away = List.copyOf(away);
      notifications = List.copyOf(notifications);
      reviews = List.copyOf(reviews);
      rotas = List.copyOf(rotas);
    }
  }

  private record Moment(Instant at, int cap, Instant since) {}

  private record Tick(Instant at, long baseSeconds, int cap, long staleSeconds, long keepSeconds) {}

  private final Batch batch;
  private final Clock clock;
  private final EscalationConfig config;

  Unsettled(Batch batch, Clock clock, EscalationConfig config) {
    this.batch = batch;
    this.clock = clock;
    this.config = config;
  }

  private List<Tick> tick(Duration base) {
    return List.of(
        new Tick(
            clock.instant(),
            base.toSeconds(),
            config.cap(),
            config.registerStaleAfter().toSeconds(),
            config.keepAtMost().toSeconds()));
  }

  private List<Moment> moment() {
    Instant now = clock.instant();
    return List.of(new Moment(now, config.cap(), now.minus(config.checkRotaAfter())));
  }

  /**
   * All of it by one question: what somebody holds who has left or is away, notifications and
   * reviews with a step that is due, and rotas that were not looked at for too long.
   */
  @WithTransaction
  Uni<Look> look() {
    return batch
        .query(
            """
            select cast(json_build_object(
              'away', %s, 'notifications', %s, 'reviews', %s,
              'rotas', (select coalesce(json_agg(json_build_object('authority', r.authority_id)), '[]')
                from rotas_to_check(t.since) r)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as t (at timestamptz, cap int, since timestamptz)
            """
                .formatted(
                    listOf("notifications_of_the_away"),
                    listOf("due_notifications"),
                    listOf("due_reviews")),
            moment(),
            Look.class)
        .map(List::getFirst);
  }

  private static String listOf(String lookUp) {
    return "(select coalesce(json_agg(json_build_object('id', d.id, 'authority', d.authority_id)), '[]')"
        + " from %s(t.at, t.cap) d)".formatted(lookUp);
  }

  /**
   * Events not yet decided, then those that nobody, or not every council, followed when they were
   * looked at before the last register load.
   */
  @WithTransaction
  Uni<List<EventAccepted>> claimEvents(Duration base) {
    return undecided(base).chain(events -> toLookAtAgain(base).map(again -> both(events, again)));
  }

  private Uni<List<EventAccepted>> undecided(Duration base) {
    return batch.query(
        """
        with t as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
            as r (at timestamptz, "baseSeconds" int, cap int)),
          late as (
            select c.id, t.at from care_event c, t
            where c.state = 'accepted'
              and c.announced_at <= t.at - make_interval(secs =>
                least(t."baseSeconds" * power(2, least(c.announcements, 10) - 1), greatest(t."baseSeconds", 3600)))
            order by c.announced_at limit (select cap from t) for update of c skip locked),
          claimed as (
            update care_event c set announced_at = late.at, announcements = least(c.announcements + 1, 30)
            from late where c.id = late.id returning c.id)
        select cast(json_build_object('careEventId', claimed.id) as text) from claimed
        """,
        tick(base),
        EventAccepted.class);
  }

  private Uni<List<EventAccepted>> toLookAtAgain(Duration base) {
    return batch.query(
        """
        with t as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
            as r (at timestamptz, "baseSeconds" int, cap int, "staleSeconds" int, "keepSeconds" int)),
          sealed as (
            select c.id, t.at from care_event c, t, register_freshness() f
            where (c.state = 'nobody_follows' or c.state = 'matched' and c.open_to_others) and c.body is not null
              and f.completed_at > t.at - make_interval(secs => t."staleSeconds")
              and c.announced_at <= t.at - make_interval(secs => t."baseSeconds")
              and (c.looked_at < f.completed_at and c.accepted_at < f.began_at
                or c.format <> 'cpis' and c.accepted_at < t.at - make_interval(secs => t."keepSeconds"))
            order by c.looked_at limit (select cap from t) for update of c skip locked),
          claimed as (
            update care_event c set announced_at = sealed.at
            from sealed where c.id = sealed.id returning c.id)
        select cast(json_build_object('careEventId', claimed.id) as text) from claimed
        """,
        tick(base),
        EventAccepted.class);
  }

  private static List<EventAccepted> both(List<EventAccepted> first, List<EventAccepted> second) {
    List<EventAccepted> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  @WithTransaction
  Uni<List<DeliveryPlanned>> claimDeliveries(Duration base) {
    return batch.query(
        """
        select cast(json_build_object('deliveryId', d.id, 'authority', d.authority_id) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as t (at timestamptz, "baseSeconds" int, cap int),
          claim_unsettled_deliveries(t.at, make_interval(secs => t."baseSeconds"), t.cap) d
        """,
        tick(base),
        DeliveryPlanned.class);
  }
}

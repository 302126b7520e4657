package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.notifications.Claim.OfReview;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;

/** Makes the next step due now, because somebody of the last one cannot be told. */
@ApplicationScoped
class Hurrying {
  private record Unreached(
      UUID delivery, UUID notification, int round, UUID recipient, Instant at) {}

  private record UnreachedReview(UUID delivery, UUID review, int round, Instant at) {}

  private record Hurried(UUID delivery) {}

  private final Batch batch;
  private final History history;

  Hurrying(Batch batch, History history) {
    this.batch = batch;
    this.history = history;
  }

  /** The step after each of these is due now, unless it was taken already. */
  Uni<Void> hurry(List<Claim> unreached, Instant now) {
    return hurryNotifications(Claim.ofNotifications(unreached), now)
        .chain(() -> hurryReviews(unreached, now));
  }

  /** Of a delivery k that cannot be made, by what it tells of. */
  private static String isNextTaken(String told) {
    return """
        exists (select from delivery d
          join delivery step on step.%1$s = d.%1$s and step.round = d.round and step.kind = 'tell' and step.step = d.step
          join delivery next on next.%1$s = d.%1$s and next.round = d.round and next.kind = 'tell'
            and next.step <> d.step and next.planned_at > step.planned_at
          where d.id = k.delivery)
        """
        .formatted(told);
  }

  private Uni<Void> hurryReviews(List<Claim> claims, Instant now) {
    List<OfReview> unreached =
        claims.stream().filter(OfReview.class::isInstance).map(OfReview.class::cast).toList();
    return batch
        .query(
            """
            with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as r (delivery uuid, review uuid, round int, at timestamptz)),
              hurried as (
                update review r set hurried = true, step_due_at = k.at from k
                where r.id = k.review and r.state = 'open' and r.round = k.round and r.policy is not null
                  and r.step_due_at > k.at and not %s
                returning k.delivery)
            select cast(json_build_object('delivery', delivery) as text) from hurried
            """
                .formatted(isNextTaken("review_id")),
            unreached.stream()
                .map(
                    of ->
                        new UnreachedReview(
                            of.delivery().id(), of.review().id(), of.delivery().round(), now))
                .toList(),
            Hurried.class)
        .chain(hurried -> history.append(lines(unreached, hurried, now)));
  }

  /**
   * Source: domain.md §5, "an empty step is skipped at once"; not for who has opened it already.
   */
  private Uni<Void> hurryNotifications(List<OfNotification> unreached, Instant now) {
    return batch
        .query(
            """
            with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as r (delivery uuid, notification uuid, round int, recipient uuid, at timestamptz)),
              hurried as (
                update notification n set hurried = true, step_due_at = k.at from k
                where n.id = k.notification and n.state = 'open' and n.round = k.round and n.step_due_at > k.at
                  and not %s
                  and not exists (select from desktop_item d where d.notification_id = n.id
                    and d.worker_id = k.recipient and d.shown_at is not null)
                returning k.delivery)
            select cast(json_build_object('delivery', delivery) as text) from hurried
            """
                .formatted(isNextTaken("notification_id")),
            unreached.stream().map(of -> unreached(of, now)).toList(),
            Hurried.class)
        .chain(hurried -> history.append(lines(unreached, hurried, now)));
  }

  private static List<History.Line> lines(
      List<? extends Claim> claims, List<Hurried> hurried, Instant now) {
    List<UUID> ids = hurried.stream().map(Hurried::delivery).toList();
    return claims.stream()
        .filter(claim -> ids.contains(claim.delivery().id()))
        .map(claim -> claim.line(What.HURRIED, now))
        .toList();
  }

  private static Unreached unreached(OfNotification claim, Instant now) {
    return new Unreached(
        claim.delivery().id(),
        claim.notification().id(),
        claim.delivery().round(),
        claim.delivery().recipient(),
        now);
  }
}

package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;

/**
 * What a settled delivery means for others: who cannot be reached makes the next step due now, and
 * what the case system has filed has arrived on the allocated worker's desktop too.
 */
@ApplicationScoped
class Reach {
  private record Unreached(
      UUID delivery, UUID notification, int round, UUID recipient, Instant at) {}

  private record Hurried(UUID delivery) {}

  private record Filed(UUID notification, Instant at) {}

  private final Batch batch;
  private final History history;

  Reach(Batch batch, History history) {
    this.batch = batch;
    this.history = history;
  }

  Uni<Void> settled(List<Claim> claims, Instant now) {
    return hurry(claims, now).chain(() -> confirmDesktops(claims, now));
  }

  /**
   * Source: domain.md §5, "an empty step is skipped at once"; not for who has opened it already.
   */
  private Uni<Void> hurry(List<Claim> claims, Instant now) {
    return batch
        .query(
            """
            with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as r (delivery uuid, notification uuid, round int, recipient uuid, at timestamptz)),
              hurried as (
                update notification n set hurried = true, step_due_at = k.at from k
                where n.id = k.notification and n.state = 'open' and n.round = k.round and n.step_due_at > k.at
                  and not exists (select from desktop_item d where d.notification_id = n.id
                    and d.worker_id = k.recipient and d.shown_at is not null)
                returning k.delivery)
            select cast(json_build_object('delivery', delivery) as text) from hurried
            """,
            claims.stream().filter(Reach::isUnreached).map(c -> unreached(c, now)).toList(),
            Hurried.class)
        .chain(hurried -> history.append(lines(claims, hurried, now)));
  }

  private static List<History.Line> lines(List<Claim> claims, List<Hurried> hurried, Instant now) {
    List<UUID> ids = hurried.stream().map(Hurried::delivery).toList();
    return claims.stream()
        .filter(claim -> ids.contains(claim.delivery().id()))
        .map(claim -> claim.line(What.HURRIED, now))
        .toList();
  }

  private static boolean isUnreached(Claim claim) {
    return claim.delivery().tells()
        && claim.delivery().channel() == Channel.EMAIL
        && Stream.of(DeliveryState.FAILED, DeliveryState.BOUNCED)
            .anyMatch(state -> state == claim.delivery().state());
  }

  private static Unreached unreached(Claim claim, Instant now) {
    return new Unreached(
        claim.delivery().id(),
        claim.notification().id(),
        claim.delivery().round(),
        claim.delivery().recipient(),
        now);
  }

  private Uni<Void> confirmDesktops(List<Claim> claims, Instant now) {
    return batch
        .execute(
            """
            update delivery d set state = 'delivered', settled_at = k.at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notification uuid, at timestamptz)
            where d.notification_id = k.notification and d.channel = 'desktop' and d.state = 'sent'
              and d.addressed_as = 'allocated_worker'
            """,
            claims.stream().filter(Reach::isFiled).map(c -> filed(c, now)).toList())
        .replaceWithVoid();
  }

  private static boolean isFiled(Claim claim) {
    return claim.delivery().channel() == Channel.CASE_SYSTEM
        && !claim.delivery().isCaseNote()
        && claim.delivery().state() == DeliveryState.DELIVERED;
  }

  private static Filed filed(Claim claim, Instant now) {
    return new Filed(claim.notification().id(), now);
  }
}

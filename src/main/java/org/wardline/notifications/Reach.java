package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;

/**
 * What a settled delivery means for others: who cannot be reached makes the next step due now, and
 * what the case system has filed has arrived on the allocated worker's desktop too.
 */
@ApplicationScoped
class Reach {
  private record Filed(UUID notification, Instant at) {}

  private final Batch batch;
  private final Hurrying hurrying;

  Reach(Batch batch, Hurrying hurrying) {
    this.batch = batch;
    this.hurrying = hurrying;
  }

  /** Of what was settled in this transaction, so that a word said twice hurries one step only. */
  Uni<Void> settled(List<Claim> claims, Instant now) {
    return hurrying
        .hurry(claims.stream().filter(Reach::isUnreached).toList(), now)
        .chain(() -> confirmDesktops(Claim.ofNotifications(claims), now));
  }

  private static boolean isUnreached(Claim claim) {
    return claim.delivery().tells()
        && claim.delivery().channel() == Channel.EMAIL
        && Stream.of(DeliveryState.FAILED, DeliveryState.BOUNCED)
            .anyMatch(state -> state == claim.delivery().state());
  }

  private Uni<Void> confirmDesktops(List<OfNotification> claims, Instant now) {
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

  private static boolean isFiled(OfNotification claim) {
    return claim.delivery().channel() == Channel.CASE_SYSTEM
        && !claim.delivery().isCaseNote()
        && claim.delivery().state() == DeliveryState.DELIVERED;
  }

  private static Filed filed(OfNotification claim, Instant now) {
    return new Filed(claim.notification().id(), now);
  }
}

package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;

/**
 * Sorts what is due of a batch, by what is so at this moment. Whether a child is restricted by now
 * is asked of the register, as a notification may not know yet and the case system must not learn
 * of it; source: domain.md §2, "Restricted children".
 */
@ApplicationScoped
class ClaimSorting {
  private record Child(UUID id) {}

  private final Batch batch;
  private final Recipients recipients;
  private final NotificationsConfig config;

  ClaimSorting(Batch batch, Recipients recipients, NotificationsConfig config) {
    this.batch = batch;
    this.recipients = recipients;
    this.config = config;
  }

  Uni<ClaimedWork> sort(List<Claim> locked, Instant now) {
    List<Claim> due = locked.stream().filter(claim -> isDue(claim, now)).toList();
    return restricted(due)
        .chain(
            restricted ->
                recipients
                    .gone(due, now)
                    .map(gone -> ClaimedWork.sort(due, restricted, gone, now, config)));
  }

  private boolean isDue(Claim claim, Instant now) {
    return claim.delivery().isClaimable(now, config.longestAttempt())
        || claim.delivery().isToBeAskedFor(now);
  }

  private Uni<Set<UUID>> restricted(List<Claim> due) {
    return batch
        .query(
            """
            select cast(json_build_object('id', c.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join child c on c.id = k.id and c.restricted
            """,
            Claim.ofNotifications(due).stream()
                .filter(this::concernsCaseSystem)
                .map(claim -> claim.notification().child())
                .distinct()
                .map(Child::new)
                .toList(),
            Child.class)
        .map(found -> found.stream().map(Child::id).collect(Collectors.toSet()));
  }

  private boolean concernsCaseSystem(OfNotification claim) {
    return claim.delivery().channel() == Channel.CASE_SYSTEM
        || config.caseSystems().orElse(Set.of()).contains(claim.notification().authority());
  }
}

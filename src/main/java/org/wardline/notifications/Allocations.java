package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;

/**
 * Reads from the register who is allocated to a child by now: a notification may have been opened
 * days before one of its rounds begins. The same rules as in {@code register.RegisteredChild}: who
 * is barred from the child is not asked. A restricted child's notification is its keepers'.
 */
@ApplicationScoped
class Allocations {
  private record Asked(UUID notification, UUID child, Instant at) {}

  private record Allocated(UUID notification, UUID worker, UUID last, UUID team) {}

  private final Batch batch;

  Allocations(Batch batch) {
    this.batch = batch;
  }

  /** Brings those of children who are not restricted up to this moment. */
  Uni<Void> renew(Collection<Notification> notifications, Instant now) {
    Map<UUID, Notification> byId =
        notifications.stream()
            .filter(one -> !one.isRestricted())
            .collect(Collectors.toMap(Notification::id, Function.identity()));
    return batch
        .query(
            CURRENT,
            byId.values().stream().map(one -> new Asked(one.id(), one.child(), now)).toList(),
            Allocated.class)
        .invoke(
            found ->
                found.forEach(
                    of ->
                        byId.get(of.notification()).allocatedTo(of.worker(), of.last(), of.team())))
        .replaceWithVoid();
  }

  private static final String CURRENT =
      """
      select cast(json_build_object('notification', k.notification, 'worker', a.worker_id,
          'last', coalesce(a.worker_id, l.worker_id),
          'team', coalesce(a.team_id, c.team_id, l.team_id)) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notification uuid, child uuid, at timestamptz)
      join child c on c.id = k.child
      left join lateral (
        select x.worker_id, x.team_id from allocation x
        where x.child_id = k.child and x.from_at <= k.at and (x.until_at is null or x.until_at > k.at)
          and not exists (select from child_bar b where b.child_id = x.child_id and b.worker_id = x.worker_id)
        order by x.from_at desc limit 1) a on true
      left join lateral (
        select x.worker_id, x.team_id from allocation x
        where x.child_id = k.child and x.from_at <= k.at
        order by x.from_at desc limit 1) l on true
      """;
}

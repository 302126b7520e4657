package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.Policies;
import org.wardline.teams.Route;

/**
 * Moves notifications of children who became restricted, or got other keepers, to the restricted
 * route; source: domain.md §2, "Restricted children". Whose they are, the database has said with
 * the flag, whoever set it; here their keepers are asked. The register is asked each time as well,
 * for those that opened at that very moment.
 */
@ApplicationScoped
class Restrictions {
  private record Id(UUID id) {}

  private record Keepers(UUID id, UUID custodian, UUID deputy) {}

  private final Batch batch;
  private final Policies policies;
  private final StoredPolicies stored;
  private final DeliveryRepository deliveries;
  private final AnswerTrail trail;

  Restrictions(
      Batch batch,
      Policies policies,
      StoredPolicies stored,
      DeliveryRepository deliveries,
      AnswerTrail trail) {
    this.batch = batch;
    this.policies = policies;
    this.stored = stored;
    this.deliveries = deliveries;
    this.trail = trail;
  }

  /** Moves those of these whose child is restricted otherwise than they know. */
  Uni<Void> apply(Collection<Notification> found, Instant now) {
    Map<UUID, Notification> byId =
        found.stream().collect(Collectors.toMap(Notification::id, Function.identity()));
    return changed(byId.keySet())
        .chain(
            keepers -> keepers.isEmpty() ? Uni.createFrom().voidItem() : move(keepers, byId, now));
  }

  private Uni<List<Keepers>> changed(Collection<UUID> ids) {
    return batch.query(
        """
        select cast(json_build_object('id', n.id,
          'custodian', case when c.restricted then c.custodian_id else n.custodian_id end,
          'deputy', case when c.restricted then c.deputy_id else n.deputy_id end) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join notification n on n.id = k.id
        join child c on c.id = n.child_id
        where c.restricted and (not n.restricted
            or (n.custodian_id, n.deputy_id) is distinct from (c.custodian_id, c.deputy_id))
          or n.restricted and (n.route <> 'restricted'
            or n.state in ('open', 'acknowledged') and n.restricted_from_round > n.round)
        """,
        ids.stream().map(Id::new).toList(),
        Keepers.class);
  }

  private Uni<Void> move(List<Keepers> keepers, Map<UUID, Notification> byId, Instant now) {
    List<Notification> moved = keepers.stream().map(k -> byId.get(k.id())).toList();
    return policies
        .inForce(moved.stream().map(Notification::authority).toList(), now)
        .invoke(inForce -> keepers.forEach(k -> restrict(byId.get(k.id()), k, inForce, now)))
        .chain(() -> deliveries.settleUnsent(keepers.stream().map(Keepers::id).toList(), now))
        .chain(() -> trail.rememberRule(What.RESTRICTED, moved, now));
  }

  private void restrict(
      Notification notification,
      Keepers keepers,
      Map<String, AuthorityPolicy> inForce,
      Instant now) {
    AuthorityPolicy policy = inForce.get(notification.authority());
    notification.restrict(
        keepers.custodian(), keepers.deputy(), stored.copy(policy.of(Route.RESTRICTED)), now);
  }
}

package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Staff;

/**
 * Reads from which children who is barred: to them nothing of the child exists, so that nobody
 * tells them and nobody gives them anything; source: domain.md §2, "Restricted children".
 */
@ApplicationScoped
class Bars {
  private record Child(UUID id) {}

  private record Barred(UUID child, Set<UUID> workers) {}

  private final Batch batch;

  Bars(Batch batch) {
    this.batch = batch;
  }

  /** The barred by child; who is in no list is barred from nobody. */
  record Known(Map<UUID, Set<UUID>> byChild) {
    Known {
      byChild = Map.copyOf(byChild);
    }

    boolean isBarred(UUID worker, UUID child) {
      return byChild.getOrDefault(child, Set.of()).contains(worker);
    }

    /** Those who may be told of this child. */
    Staff staffFor(UUID child, Staff staff) {
      Set<UUID> barred = byChild.getOrDefault(child, Set.of());
      return barred.isEmpty() ? staff : staff.without(barred);
    }
  }

  Uni<Known> of(Collection<UUID> children) {
    return batch
        .query(
            """
            select cast(json_build_object('child', b.child_id, 'workers', json_agg(b.worker_id)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join child_bar b on b.child_id = k.id
            group by b.child_id
            """,
            children.stream().distinct().map(Child::new).toList(),
            Barred.class)
        .map(
            found ->
                new Known(
                    found.stream().collect(Collectors.toMap(Barred::child, Barred::workers))));
  }
}

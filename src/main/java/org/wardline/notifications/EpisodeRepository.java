package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class EpisodeRepository implements PanacheRepositoryBase<Episode, UUID> {

  /** The episodes of these children that overlap the period, the earliest first. */
  Uni<List<Episode>> findOf(Collection<UUID> children, Instant from, Instant until) {
    return list(
        "childId in ?1 and endsAt > ?2 and beganAt < ?3 order by beganAt", children, from, until);
  }
}

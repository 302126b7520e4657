package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Says how far the rows of dead letters have come. */
@ApplicationScoped
class RowStates {
  private record Id(UUID id) {}

  private record State(UUID id, String state) {}

  private final AuthorityScope scope;
  private final Batch batch;

  RowStates(AuthorityScope scope, Batch batch) {
    this.scope = scope;
    this.batch = batch;
  }

  /** By id, without rows that the reader's council does not have. */
  @WithTransaction
  Uni<Map<UUID, String>> of(Worker reader, String queue, Collection<UUID> ids) {
    String table = queue.equals(EventAccepted.QUEUE) ? "care_event" : "delivery";
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('id', t.id, 'state', t.state) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
                    join %s t on t.id = k.id
                    """
                        .formatted(table),
                    ids.stream().distinct().map(Id::new).toList(),
                    State.class))
        .map(found -> found.stream().collect(Collectors.toMap(State::id, State::state)));
  }
}

package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Says how far the rows of dead letters have come. */
@ApplicationScoped
class RowStates {
  private record Asked(UUID id, UUID reader) {}

  /** How far a row has come, and whether the reader may know of the child that it is about. */
  record State(UUID id, String state, boolean mayKnow) {}

  private final AuthorityScope scope;
  private final Batch batch;

  RowStates(AuthorityScope scope, Batch batch) {
    this.scope = scope;
    this.batch = batch;
  }

  /** By id, without rows that the reader's council does not have. */
  @WithTransaction
  Uni<Map<UUID, State>> of(Worker reader, String queue, Collection<UUID> ids) {
    String table = queue.equals(EventAccepted.QUEUE) ? "care_event" : "delivery";
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('id', t.id, 'state', t.state,
                      'mayKnow', may_know(k.reader, '%1$s:' || t.id)) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, reader uuid)
                    join %1$s t on t.id = k.id
                    """
                        .formatted(table),
                    ids.stream().distinct().map(id -> new Asked(id, reader.id())).toList(),
                    State.class))
        .map(found -> found.stream().collect(Collectors.toMap(State::id, Function.identity())));
  }
}

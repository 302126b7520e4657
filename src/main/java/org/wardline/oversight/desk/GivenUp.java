package org.wardline.oversight.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.oversight.desk.Replays.Replayed;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.sqs.DeadLetters;
import org.wardline.platform.sqs.DeadLetters.Letter;
import org.wardline.platform.sqs.Queues;
import org.wardline.teams.Worker;

/**
 * The dead letters of the queues. The row is the work and is announced again by itself; to replay a
 * letter is to announce its row now, and to take the letter away.
 */
@ApplicationScoped
class GivenUp {
  static final List<String> QUEUES = List.of(EventAccepted.QUEUE, DeliveryPlanned.QUEUE);
  private static final int MOST_BATCHES = 100;

  private record Id(UUID id) {}

  private record State(UUID id, String state) {}

  private final DeadLetters letters;
  private final Queues queues;
  private final Replays replays;
  private final AuthorityScope scope;
  private final Batch batch;
  private final ObjectMapper json;

  GivenUp(
      DeadLetters letters,
      Queues queues,
      Replays replays,
      AuthorityScope scope,
      Batch batch,
      ObjectMapper json) {
    this.letters = letters;
    this.queues = queues;
    this.replays = replays;
    this.scope = scope;
    this.batch = batch;
    this.json = json;
  }

  /**
   * A dead letter whose row the reader's council has.
   *
   * @param subject the care event or the delivery
   * @param state how far its row has come
   */
  record Shown(UUID subject, String state, Instant sentAt) {}

  private record Addressed(Letter letter, UUID subject, Object message) {}

  /** Up to ten of a queue. */
  Uni<List<Shown>> look(Worker reader, String queue) {
    return letters.look(queue).chain(found -> shown(reader, queue, readable(queue, found)));
  }

  private Uni<List<Shown>> shown(Worker reader, String queue, List<Addressed> found) {
    return states(reader, queue, found)
        .map(
            states ->
                found.stream()
                    .filter(one -> states.containsKey(one.subject()))
                    .map(one -> shown(one, states))
                    .toList());
  }

  private static Shown shown(Addressed one, Map<UUID, String> states) {
    return new Shown(one.subject(), states.get(one.subject()), one.letter().sentAt());
  }

  /** Announces the rows of all of a queue's dead letters; answers how many. */
  Uni<Integer> replay(Worker operator, String queue, Reason reason) {
    return Multi.createBy()
        .repeating()
        .uni(() -> replayTen(operator, queue, reason))
        .whilst(count -> count > 0)
        .select()
        .first(MOST_BATCHES)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> replayTen(Worker operator, String queue, Reason reason) {
    return letters
        .take(queue)
        .chain(
            taken -> {
              List<Addressed> found = readable(queue, taken);
              return states(operator, queue, found)
                  .map(states -> own(found, states))
                  .chain(own -> announce(operator, queue, reason, own));
            });
  }

  private static List<Addressed> own(List<Addressed> found, Map<UUID, String> states) {
    return found.stream().filter(one -> states.containsKey(one.subject())).toList();
  }

  private Uni<Integer> announce(Worker operator, String queue, Reason reason, List<Addressed> own) {
    if (own.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return replays
        .record(
            operator,
            reason,
            own.stream()
                .map(one -> new Replayed(queue, one.subject(), false, "announced"))
                .toList())
        .chain(() -> queues.send(queue, own.stream().map(Addressed::message).toList()))
        .chain(() -> letters.delete(queue, own.stream().map(Addressed::letter).toList()))
        .replaceWith(own.size());
  }

  private List<Addressed> readable(String queue, Collection<Letter> found) {
    return found.stream().map(letter -> read(queue, letter)).flatMap(Optional::stream).toList();
  }

  /** A body that no function of ours wrote stays where it is. */
  private Optional<Addressed> read(String queue, Letter letter) {
    try {
      if (queue.equals(EventAccepted.QUEUE)) {
        EventAccepted message = json.readValue(letter.body(), EventAccepted.class);
        return Optional.ofNullable(message.careEventId())
            .map(id -> new Addressed(letter, id, message));
      }
      DeliveryPlanned message = json.readValue(letter.body(), DeliveryPlanned.class);
      return Optional.ofNullable(message.deliveryId())
          .map(id -> new Addressed(letter, id, message));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  private Uni<Map<UUID, String>> states(Worker reader, String queue, List<Addressed> found) {
    return states(
            reader,
            queue.equals(EventAccepted.QUEUE) ? "care_event" : "delivery",
            found.stream().map(one -> new Id(one.subject())).distinct().toList())
        .map(states -> states.stream().collect(Collectors.toMap(State::id, State::state)));
  }

  @WithTransaction
  Uni<List<State>> states(Worker reader, String table, Collection<Id> ids) {
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
                    ids,
                    State.class));
  }
}

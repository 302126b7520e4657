package org.wardline.oversight.desk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.oversight.desk.LetterReading.Addressed;
import org.wardline.oversight.desk.Replays.Replayed;
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

  private final DeadLetters letters;
  private final LetterReading reading;
  private final RowStates states;
  private final Queues queues;
  private final Replays replays;

  GivenUp(
      DeadLetters letters,
      LetterReading reading,
      RowStates states,
      Queues queues,
      Replays replays) {
    this.letters = letters;
    this.reading = reading;
    this.states = states;
    this.queues = queues;
    this.replays = replays;
  }

  /** Those whose letters the reader may see: care events belong to no council yet. */
  static List<String> queues(DeskVisit reader) {
    return reader.whole() ? QUEUES : List.of(DeliveryPlanned.QUEUE);
  }

  /**
   * A dead letter whose row the reader's council has.
   *
   * @param subject the care event or the delivery
   * @param state how far its row has come
   */
  record Shown(UUID subject, String state, Instant sentAt) {}

  /** Letters and how far their rows have come, of those that the council has. */
  private record Own(List<Addressed> letters, Map<UUID, String> states) {
    private List<Shown> shown() {
      return letters.stream()
          .map(one -> new Shown(one.subject(), states.get(one.subject()), one.letter().sentAt()))
          .toList();
    }
  }

  /** Up to ten of a queue. */
  Uni<List<Shown>> look(Worker reader, String queue) {
    return letters.look(queue).chain(found -> own(reader, queue, found)).map(Own::shown);
  }

  private Uni<Own> own(Worker reader, String queue, List<Letter> found) {
    List<Addressed> readable = reading.read(queue, found);
    return states
        .of(reader, queue, readable.stream().map(Addressed::subject).toList())
        .map(
            known ->
                new Own(
                    readable.stream().filter(one -> known.containsKey(one.subject())).toList(),
                    known));
  }

  /** How many letters were taken from a queue, and how many of them the council has. */
  private record Taken(int letters, int own) {}

  /** Announces the rows of all of a queue's dead letters; answers how many. */
  Uni<Integer> replay(Worker operator, String queue, Reason reason) {
    return Multi.createBy()
        .repeating()
        .uni(() -> replayTen(operator, queue, reason))
        .whilst(ten -> ten.letters() > 0)
        .select()
        .first(MOST_BATCHES)
        .collect()
        .with(Collectors.summingInt(Taken::own));
  }

  /** What belongs to other councils stays, and comes again to whoever asks later. */
  private Uni<Taken> replayTen(Worker operator, String queue, Reason reason) {
    return letters
        .take(queue)
        .chain(
            taken ->
                own(operator, queue, taken)
                    .chain(own -> announce(operator, queue, reason, own.letters()))
                    .map(own -> new Taken(taken.size(), own)));
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
}

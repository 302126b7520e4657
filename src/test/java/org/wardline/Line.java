package org.wardline;

import static org.wardline.AcceptedEvents.event;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.notifications.Answer;
import org.wardline.notifications.Answers;
import org.wardline.notifications.Desk;
import org.wardline.notifications.ReadPage;
import org.wardline.notifications.WantedOutcome;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.SignIns;
import org.wardline.teams.Worker;

/**
 * The functions and people of the line, one step at a time, each function with the message that its
 * queue would hold.
 */
@Singleton
public class Line {
  private final RequestHandler<SQSEvent, SQSBatchResponse> matching;
  private final RequestHandler<SQSEvent, SQSBatchResponse> dispatch;
  private final RequestHandler<ScheduledEvent, Void> escalation;
  private final AcceptedEvents accepted;
  private final Council council;
  private final SignIns signIns;
  private final Desk desk;
  private final Answers answers;
  private final Sealing sealing;
  private final Awaiting awaiting;

  Line(
      @Named("matching") RequestHandler<SQSEvent, SQSBatchResponse> matching,
      @Named("dispatch") RequestHandler<SQSEvent, SQSBatchResponse> dispatch,
      @Named("escalation") RequestHandler<ScheduledEvent, Void> escalation,
      AcceptedEvents accepted,
      Council council,
      SignIns signIns,
      Desk desk,
      Answers answers,
      Sealing sealing,
      Awaiting awaiting) {
    this.matching = matching;
    this.dispatch = dispatch;
    this.escalation = escalation;
    this.accepted = accepted;
    this.council = council;
    this.signIns = signIns;
    this.desk = desk;
    this.answers = answers;
    this.sealing = sealing;
    this.awaiting = awaiting;
  }

  /** Stores an event and matches it; answers its id. */
  public UUID match(CareEvent event) {
    UUID id = accepted.store(event);
    matchStored(id);
    return id;
  }

  /** Matches an event that is stored already. */
  public void matchStored(UUID id) {
    if (!AcceptedEvents.hand(matching, Stream.of(AcceptedEvents.announcing(id))).isEmpty()) {
      throw new IllegalStateException("matching left the event on the queue");
    }
  }

  /** Matches an event by which its sender takes another one back. */
  public void cancel(UUID careEvent) {
    UUID id = accepted.store(event(null, null, Kind.ARRIVAL, MovableClock.START));
    council.execute("update care_event set cancels = ? where id = ?", careEvent, id);
    matchStored(id);
  }

  /** Hands every unsettled delivery to dispatch; answers how many it left on the queue. */
  public int dispatch() {
    return AcceptedEvents.hand(
            dispatch,
            council
                .strings(
                    """
                    select json_build_object('deliveryId', id, 'authority', authority_id)
                    from delivery where state in ('due', 'sending') order by id\
                    """)
                .stream())
        .size();
  }

  /**
   * Hands every unsettled delivery, and every one whose receipt is to be asked for, as one batch.
   */
  public int dispatchAndAskForReceipts() {
    return AcceptedEvents.hand(
            dispatch,
            council
                .strings(
                    """
                    select json_build_object('deliveryId', id, 'authority', authority_id)
                    from delivery where state in ('due', 'sending')
                      or state = 'sent' and receipt_due_at is not null
                    order by id\
                    """)
                .stream())
        .size();
  }

  /** Hands every delivery whose receipt is to be asked for to dispatch. */
  public void askForReceipts() {
    AcceptedEvents.hand(
        dispatch,
        council
            .strings(
                """
                select json_build_object('deliveryId', id, 'authority', authority_id)
                from delivery where state = 'sent' and receipt_due_at is not null order by id\
                """)
            .stream());
  }

  public void tick() {
    escalation.handleRequest(new ScheduledEvent(), null);
  }

  public Answer acknowledge(UUID worker) {
    Worker who = worker(worker);
    return await(() -> read(who).chain(read -> answers.acknowledge(who, read)));
  }

  public Answer handOver(UUID from, UUID to) {
    return handOver(from, to, "");
  }

  public Answer handOver(UUID from, UUID to, String note) {
    Worker who = worker(from);
    return await(
        () ->
            read(who)
                .chain(
                    read ->
                        sealing.keys().chain(keys -> answers.handOver(who, read, to, note, keys))));
  }

  public Answer conclude(UUID worker, String outcome) {
    return conclude(worker, outcome, "Rang.");
  }

  public Answer conclude(UUID worker, String outcome, String note) {
    Worker who = worker(worker);
    return await(
        () ->
            read(who)
                .chain(
                    read ->
                        sealing
                            .keys()
                            .chain(
                                keys ->
                                    answers.conclude(
                                        who, read, new WantedOutcome(outcome, note, true, keys)))));
  }

  public Answer takeOutcomeBack(UUID worker) {
    return takeOutcomeBack(worker, "A slip of the thumb.");
  }

  public Answer takeOutcomeBack(UUID worker, String reason) {
    Worker who = worker(worker);
    return await(
        () ->
            read(who)
                .chain(
                    read ->
                        sealing
                            .keys()
                            .chain(keys -> answers.takeOutcomeBack(who, read, reason, keys))));
  }

  private Uni<ReadPage> read(Worker who) {
    return read(who, notification());
  }

  /** The page of a notification as it stands now; of one that they may not see an empty one. */
  public Uni<ReadPage> read(Worker who, UUID notification) {
    return desk.standing(who, notification)
        .map(found -> found.map(standing -> standing.mark().happened()).orElse(null))
        .map(happened -> new ReadPage(notification, happened));
  }

  public Worker worker(UUID id) {
    return find(id).orElseThrow();
  }

  /** Empty for who has left. */
  public Optional<Worker> find(UUID id) {
    return await(() -> signIns.find("subject-" + id));
  }

  /** The only notification that there is. */
  public UUID notification() {
    return UUID.fromString(council.strings("select id from notification").getFirst());
  }

  /** What stands on the time line, in order. */
  public List<String> history() {
    return council.strings("select what from notification_history order by position");
  }

  public <T> T await(Supplier<Uni<T>> work) {
    return awaiting.await(work);
  }
}

package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.messages.CareEvent;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.DemoCouncil;

/** The demo council on a morning, and what arrives from the NHS about its children. */
@Singleton
class DemoDay {
  private final Council database;
  private final DemoCouncil demo;
  private final AcceptedEvents accepted;
  private final MovableClock clock;
  private final Awaiting awaiting;
  private final RequestHandler<SQSEvent, SQSBatchResponse> matching;
  private final RequestHandler<SQSEvent, SQSBatchResponse> dispatch;

  DemoDay(
      Council database,
      DemoCouncil demo,
      AcceptedEvents accepted,
      MovableClock clock,
      Awaiting awaiting,
      @Named("matching") RequestHandler<SQSEvent, SQSBatchResponse> matching,
      @Named("dispatch") RequestHandler<SQSEvent, SQSBatchResponse> dispatch) {
    this.database = database;
    this.demo = demo;
    this.accepted = accepted;
    this.clock = clock;
    this.awaiting = awaiting;
    this.matching = matching;
    this.dispatch = dispatch;
  }

  /** Tuesday 10 March 2026, 10:00, nothing has happened yet. */
  void begin() {
    clock.reset();
    database.empty();
    awaiting.await(demo::load);
  }

  /** The application starts once more over what is there. */
  void startAgain() {
    awaiting.await(demo::load);
  }

  /** Somebody opened the record of this child five minutes ago; answers the notification's id. */
  UUID accessed(String nhsNumber, String localId) {
    return happened(
        AcceptedEvents.access(nhsNumber, localId, clock.instant().minus(Duration.ofMinutes(5))));
  }

  /** Brings an event through matching and dispatch; answers the id of its notification. */
  UUID happened(CareEvent event) {
    UUID id = arrived(event);
    dispatchAllDue();
    return UUID.fromString(
        database
            .strings(
                """
                select n.id from notification n join episode_event e on e.episode_id = n.episode_id
                where e.care_event_id = '%s'\
                """
                    .formatted(id))
            .getFirst());
  }

  /** Brings an event through matching; answers its id. */
  UUID arrived(CareEvent event) {
    UUID id = accepted.store(event);
    assertThat(AcceptedEvents.hand(matching, Stream.of(AcceptedEvents.announcing(id)))).isEmpty();
    return id;
  }

  /** Hands the message of an event to matching again. */
  void matchAgain(UUID event) {
    assertThat(AcceptedEvents.hand(matching, Stream.of(AcceptedEvents.announcing(event))))
        .isEmpty();
  }

  void dispatchAllDue() {
    List<String> due =
        database.strings(
            """
            select json_build_object('deliveryId', id, 'authority', authority_id)
            from delivery where state in ('due', 'sending') order by id\
            """);
    assertThat(AcceptedEvents.hand(dispatch, due.stream())).isEmpty();
  }

  void moveClock(Duration later) {
    clock.advance(later);
  }

  Instant now() {
    return clock.instant();
  }

  List<String> query(String sql) {
    return database.strings(sql);
  }

  void change(String sql, Object... values) {
    database.execute(sql, values);
  }
}

package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.announcing;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.auditor.chain.AuditChain;
import org.wardline.auditor.chain.ChainCheck;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;

/** The auditor beside the engine: silent while that works, heard when one of its parts stops. */
@QuarkusTest
class WatchedLineTest {
  private static final String NUMBER = "9990000018";
  private static final Instant AT = MovableClock.START.minus(Duration.ofMinutes(5));
  private static final Duration TICK = Duration.ofMinutes(5);

  @Inject Council council;
  @Inject AcceptedEvents accepted;
  @Inject MovableClock clock;
  @Inject Line line;
  @Inject Awaiting awaiting;
  @Inject AuditChain chain;

  @Inject
  @Named("matching")
  RequestHandler<SQSEvent, SQSBatchResponse> matching;

  @Inject
  @Named("dispatch")
  RequestHandler<SQSEvent, SQSBatchResponse> dispatch;

  @Inject
  @Named("escalation")
  RequestHandler<ScheduledEvent, Void> escalation;

  @Inject
  @Named("auditor")
  RequestHandler<ScheduledEvent, Void> auditor;

  private UUID event;

  @BeforeEach
  void anEventIsAccepted() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    event = accepted.store(access(NUMBER, "L-1001", AT));
  }

  @AfterEach
  void leaveNothing() {
    council.empty();
    clock.reset();
  }

  /** The finer time is rounded on one way into the database and cut off on another. */
  @ParameterizedTest
  @ValueSource(longs = {0, 858_500})
  void nothing_is_found_from_the_event_to_the_outcome_however_long_nobody_answers(long nanos) {
    clock.advance(Duration.ofNanos(nanos));
    matchEvent();
    for (int minutes = 0; minutes < 240; minutes += 5) {
      dispatchAllDue();
      assertThat(found()).as("after %d minutes", minutes).isEmpty();
      clock.advance(TICK);
      escalation.handleRequest(new ScheduledEvent(), null);
    }
    line.acknowledge(Council.MANAGER);
    clock.advance(TICK);
    assertThat(found()).isEmpty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    dispatchAllDue();
    line.takeOutcomeBack(Council.MANAGER);
    dispatchAllDue();
    clock.advance(TICK);
    assertThat(found()).as("a withdrawal that was taken back").isEmpty();
    line.conclude(Council.MANAGER, "CONTACTED_HOSPITAL");
    clock.advance(TICK);

    assertThat(found()).isEmpty();
    assertThat(council.strings("select state from notification")).containsExactly("concluded");
    long entries =
        Long.parseLong(
            council
                .strings("select count(*) from audit_entry where authority_id is not null")
                .getFirst());
    assertThat(awaiting.await(() -> chain.verify(Council.AUTHORITY)))
        .isEqualTo(new ChainCheck.Intact(4, entries, 0));
  }

  @Test
  void matching_that_stopped_is_heard() {
    clock.advance(TICK.plusSeconds(1));

    assertThat(found()).containsExactly("care-event-undecided");
  }

  @Test
  void dispatch_that_stopped_is_heard() {
    matchEvent();
    clock.advance(Duration.ofMinutes(11));

    assertThat(found()).containsExactly("delivery-late");
  }

  @Test
  void escalation_that_stopped_is_heard() {
    matchEvent();
    dispatchAllDue();
    clock.advance(Duration.ofMinutes(124));

    assertThat(found()).containsExactly("delivery-not-asked-for", "escalation-stands-still");
  }

  @Test
  void an_outcome_that_nobody_records_is_heard_only_if_the_engine_does_not_ask_for_it() {
    matchEvent();
    dispatchAllDue();
    line.acknowledge(Council.DUTY);
    clock.advance(Duration.ofHours(25));
    council.load(clock.instant(), clock.instant());
    assertThat(found())
        .containsExactly("conclusion-overdue", "delivery-not-asked-for", "rota-unchecked");

    escalation.handleRequest(new ScheduledEvent(), null);
    dispatchAllDue();
    assertThat(found()).isEmpty();
  }

  @Test
  void a_step_that_was_put_off_for_longer_than_its_policy_and_any_closure_is_heard() {
    matchEvent();
    dispatchAllDue();
    council.execute(
        "update notification set step_due_at = round_began_at + interval '11 days 6 hours'");
    assertThat(found()).as("twice the longest wait and the longest closure").isEmpty();

    council.execute("update notification set step_due_at = step_due_at + interval '1 second'");
    assertThat(found()).containsExactly("step-too-far-ahead");
  }

  @Test
  void a_decision_that_was_put_off_is_heard() {
    matchEvent();
    dispatchAllDue();
    line.acknowledge(Council.DUTY);
    assertThat(found()).isEmpty();

    council.execute("update notification set conclude_by = conclude_by + interval '1 hour'");
    assertThat(found()).containsExactly("conclusion-too-far-ahead");

    council.execute(
        "update notification set conclude_by = acknowledged_at + interval '6 days', outcome_due_at = acknowledged_at + interval '6 days'");
    assertThat(found()).as("a working day after the longest closure").isEmpty();

    council.execute(
        "update notification set conclude_by = timestamptz '2099-01-01 00:00Z', outcome_due_at = timestamptz '2099-01-01 00:00Z'");
    assertThat(found()).containsExactly("conclusion-too-far-ahead");
  }

  @Test
  void a_delivery_that_is_deleted_is_heard_although_others_of_its_round_are_there() {
    matchEvent();
    dispatchAllDue();
    assertThat(found()).isEmpty();

    council.execute("delete from delivery_attempt");
    council.execute("delete from delivery where channel = 'email'");
    assertThat(council.strings("select channel from delivery")).containsExactly("desktop");
    assertThat(found()).containsExactly("delivery-missing");
  }

  private void matchEvent() {
    assertThat(AcceptedEvents.hand(matching, Stream.of(announcing(event)))).isEmpty();
  }

  private void dispatchAllDue() {
    AcceptedEvents.hand(
        dispatch,
        council
            .strings(
                """
                select json_build_object('deliveryId', id, 'authority', authority_id)
                from delivery
                where state in ('due', 'sending') or state = 'sent' and receipt_due_at <= '%s'
                order by id"""
                    .formatted(clock.instant()))
            .stream());
  }

  private List<String> found() {
    auditor.handleRequest(new ScheduledEvent(), null);
    return council.strings("select distinct rule from finding where cleared_at is null order by 1");
  }
}

package org.wardline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.OwnersConnection;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;

/** A sender takes an event back. */
@QuarkusTest
class CancellationTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final String WAITING = "select pid from pg_locks where not granted";

  @Inject Council council;
  @Inject AcceptedEvents accepted;
  @Inject Line line;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", BORN);
  }

  private UUID arrival() {
    return line.match(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));
  }

  private UUID stored(UUID cancels) {
    UUID id = accepted.store(event(null, null, Kind.ARRIVAL, MovableClock.START));
    council.execute("update care_event set cancels = ? where id = ?", cancels, id);
    return id;
  }

  private void cancel(UUID careEvent) {
    line.cancel(careEvent);
  }

  private String stateOf(UUID careEvent) {
    return council
        .strings(
            "select state || (body is null) from care_event where id = '%s'".formatted(careEvent))
        .getFirst();
  }

  @Test
  void a_cancelled_event_withdraws_its_notification_and_tells_everybody_who_had_been_told() {
    UUID arrival = arrival();
    line.dispatch();

    cancel(arrival);
    cancel(arrival);
    line.dispatch();

    assertThat(council.strings("select state from notification")).containsExactly("withdrawn");
    assertThat(
            council.strings(
                """
                select addressed_as || ' ' || channel || ' ' || state from delivery
                where kind = 'withdraw' order by 1"""))
        .containsExactly("allocated_worker desktop sent", "duty_and_advice email sent");
    assertThat(line.history()).containsOnlyOnce("withdrawn").containsOnlyOnce("event_cancelled");
    assertThat(council.strings("select action from audit_entry where action like 'cancelled%'"))
        .isNotEmpty();
  }

  @Test
  void who_is_being_told_at_that_moment_is_told_that_it_is_withdrawn() throws Exception {
    UUID arrival = arrival();
    try (OwnersConnection claim = OwnersConnection.open()) {
      claim.run("begin");
      claim.run("update delivery set state = 'sending', claimed_at = ?", MovableClock.START);
      CompletableFuture<Void> cancelling = CompletableFuture.runAsync(() -> cancel(arrival));
      while (!cancelling.isDone() && council.strings(WAITING).isEmpty()) {
        Thread.sleep(20);
      }
      claim.run("commit");
      cancelling.get(10, TimeUnit.SECONDS);
    }

    assertThat(
            council.strings(
                "select channel from delivery where kind = 'withdraw' order by channel"))
        .containsExactly("desktop", "email");
  }

  @Test
  void what_was_not_sent_yet_is_not_needed_at_once() {
    cancel(arrival());

    assertThat(council.strings("select distinct kind || ' ' || state from delivery"))
        .containsExactly("tell not_needed");
  }

  @Test
  void of_the_cancellation_itself_nothing_is_kept() {
    UUID arrival = arrival();
    UUID cancellation = stored(arrival);
    line.matchStored(cancellation);

    assertThat(stateOf(cancellation)).isEqualTo("nobody_followstrue");
    assertThat(council.strings("select id from review")).isEmpty();
  }

  @Test
  void a_visit_of_which_something_is_left_stays_open() {
    UUID arrival = arrival();
    line.match(event(NUMBER, BORN, Kind.ADMISSION, MovableClock.START));

    cancel(arrival);

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(line.history()).contains("event_cancelled");
  }

  @Test
  void a_recorded_decision_stands() {
    UUID arrival = arrival();
    line.conclude(Council.MANAGER, "VISIT_PLANNED");

    cancel(arrival);

    assertThat(council.strings("select state from notification")).containsExactly("concluded");
    assertThat(line.history()).endsWith("event_cancelled");
  }

  @Test
  void the_next_event_of_the_visit_opens_it_again() {
    cancel(arrival());
    arrival();

    assertThat(council.strings("select state || round || waits_for_morning from notification"))
        .containsExactly("open2false");
  }

  @Test
  void a_cancelled_kind_counts_no_more_when_events_are_weighed() {
    arrival();
    UUID admission = line.match(event(NUMBER, BORN, Kind.ADMISSION, MovableClock.START));
    cancel(admission);
    line.match(event(NUMBER, BORN, Kind.ADMISSION, MovableClock.START));

    assertThat(council.strings("select round from notification")).containsExactly("3");
  }

  @Test
  void what_comes_after_its_own_cancellation_tells_nobody() {
    UUID late = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));
    cancel(late);
    assertThat(stateOf(late)).isEqualTo("nobody_followstrue");

    UUID announced = UUID.randomUUID();
    cancel(announced);
    UUID later = accepted.store(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));
    council.execute("update care_event set cancels = ? where cancels = ?", later, announced);
    line.matchStored(later);

    assertThat(council.strings("select id from notification")).isEmpty();
    assertThat(stateOf(later)).isEqualTo("nobody_followstrue");
  }

  @Test
  void a_review_is_closed_and_a_sealed_event_erased() {
    UUID uncertain =
        line.match(event(NUMBER, LocalDate.of(2001, 1, 1), Kind.ARRIVAL, MovableClock.START));
    UUID strangers =
        line.match(event("9990000026", BORN.plusYears(3), Kind.ARRIVAL, MovableClock.START));
    assertThat(stateOf(strangers)).isEqualTo("nobody_followsfalse");

    cancel(uncertain);
    cancel(strangers);

    assertThat(council.strings("select state from review")).isEqualTo(List.of("decided"));
    assertThat(stateOf(strangers)).isEqualTo("nobody_followstrue");
  }
}

package org.wardline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.OwnersConnection;
import org.wardline.PolicyFile;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.PolicyOutcome;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@QuarkusTest
class EscalationHandlerTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final String TOLD_BY_THE_LAST_STEP =
      "select recipient_id || ' ' || addressed_as || ' by ' || channel from delivery where step = 'manager' order by 1";

  @Inject Council council;
  @Inject AcceptedEvents accepted;
  @Inject Line line;
  @Inject LocalTrigger trigger;
  @Inject SqsAsyncClient sqs;
  @Inject MovableClock clock;
  @Inject PolicyFile policies;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", BORN);
    purge("matching");
    purge("dispatch");
  }

  private void purge(String queue) {
    String url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    sqs.purgeQueue(request -> request.queueUrl(url)).join();
  }

  @Test
  void everything_still_arrives_after_both_queues_were_emptied_by_hand() {
    accepted.store(access(NUMBER, "L-1001", MovableClock.START));
    clock.advance(Duration.ofMinutes(2));
    line.tick();
    purge("matching");

    clock.advance(Duration.ofMinutes(4));
    line.tick();
    trigger.drain("matching");
    purge("dispatch");

    clock.advance(Duration.ofMinutes(4));
    line.tick();
    trigger.drain("dispatch");

    assertThat(council.strings("select worker_id from desktop_item"))
        .containsExactly(Council.ALLOCATED.toString());
    assertThat(council.strings("select distinct state from delivery")).containsExactly("sent");
  }

  @Test
  void what_is_young_is_not_announced_again_and_what_is_old_ever_more_seldom() {
    accepted.store(access(NUMBER, "L-1001", MovableClock.START));

    line.tick();
    assertThat(council.strings("select announcements from care_event")).containsExactly("1");
    clock.advance(Duration.ofMinutes(2));
    line.tick();
    line.tick();
    assertThat(council.strings("select announcements from care_event")).containsExactly("2");
    clock.advance(Duration.ofMinutes(2));
    line.tick();
    assertThat(council.strings("select announcements from care_event")).containsExactly("2");
    clock.advance(Duration.ofMinutes(2));
    line.tick();
    assertThat(council.strings("select announcements from care_event")).containsExactly("3");
  }

  @Test
  void a_rota_that_cannot_be_looked_at_holds_up_nothing_else() {
    council.execute("delete from rota_check");
    accepted.store(access(NUMBER, "L-1001", MovableClock.START));
    clock.advance(Duration.ofMinutes(2));
    try (OwnersConnection other = OwnersConnection.open()) {
      other.run("begin");
      other.run("lock table rota_gap in access exclusive mode");
      line.tick();
    }

    assertThat(council.strings("select announcements from care_event")).containsExactly("2");
    assertThat(council.strings("select authority_id from rota_check")).isEmpty();
    line.tick();
    assertThat(council.strings("select authority_id from rota_check")).hasSize(1);
  }

  @Test
  void the_same_tick_twice_tells_nobody_twice() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    clock.advance(Duration.ofHours(2));

    line.tick();
    line.tick();

    assertThat(council.strings("select id from delivery where step = 'duty'")).hasSize(2);
  }

  @Test
  void a_step_with_nobody_on_duty_is_passed_over_at_once() {
    council.execute("delete from shift where slot = 'duty'");
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    clock.advance(Duration.ofHours(2));

    line.tick();

    assertThat(line.history()).contains("step_passed_over");
    assertThat(council.strings("select distinct recipient_id from delivery where step = 'manager'"))
        .containsExactly(Council.MANAGER.toString());
  }

  /** The last step by day tells a manager by their relationship to the child's worker. */
  private void toldAreManagersOf(UUID own, UUID worker) {
    String yaml = PolicyFile.standard(1);
    int lastTeam = yaml.indexOf("  last-team:");
    String file =
        yaml.substring(0, lastTeam)
                .replaceFirst("role: team-manager", "relationship: manager-of-allocated-worker")
            + yaml.substring(lastTeam)
                .replaceFirst("role: team-manager", "relationship: manager-of-last-worker");
    assertThat(policies.store(Council.AUTHORITY, file, MovableClock.START))
        .isEqualTo(new PolicyOutcome.Stored(1));
    council.worker(own, Council.DUTY_AND_ADVICE, "manager");
    council.execute(
        "insert into relationship values (?, ?, 'manager_of', ?, ?, ?, null)",
        UUID.randomUUID(),
        Council.AUTHORITY,
        own,
        worker,
        MovableClock.START);
  }

  @Test
  void a_step_may_tell_the_allocated_workers_own_manager() {
    toldAreManagersOf(Council.id("own manager"), Council.ALLOCATED);
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    clock.advance(Duration.ofHours(3));
    line.tick();

    assertThat(council.strings(TOLD_BY_THE_LAST_STEP))
        .containsExactly(
            Council.id("own manager") + " manager_of_allocated_worker by desktop",
            Council.id("own manager") + " manager_of_allocated_worker by email");
  }

  @Test
  void of_a_closed_case_a_step_may_tell_the_last_workers_manager() {
    toldAreManagersOf(Council.id("own manager"), Council.ALLOCATED);
    council.execute("update plan set ended_at = '2026-02-20'");
    council.execute("update allocation set until_at = '2026-02-20'");
    council.execute("update child set closed_at = '2026-02-20'");
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    clock.advance(Duration.ofHours(3));
    line.tick();

    assertThat(council.strings("select route from notification")).containsExactly("last_team");
    assertThat(council.strings(TOLD_BY_THE_LAST_STEP))
        .containsExactly(
            Council.id("own manager") + " manager_of_last_worker by desktop",
            Council.id("own manager") + " manager_of_last_worker by email");
  }

  @Test
  void out_of_hours_the_emergency_duty_service_is_told_at_once() {
    clock.setTo(java.time.Instant.parse("2026-12-26T02:15:00Z"));
    line.match(access(NUMBER, "L-1001", clock.instant()));

    assertThat(council.strings("select distinct recipient_id from delivery where step = 'eds'"))
        .containsExactly(Council.EDS.toString());

    clock.advance(Duration.ofMinutes(60));
    line.tick();
    assertThat(council.strings("select distinct step from delivery order by step"))
        .containsExactly("allocated", "eds", "eds manager", "second eds");
  }

  @Test
  void a_stranger_is_looked_at_again_after_the_next_register_load_and_then_erased() {
    line.match(event("9990000026", BORN.plusYears(3), Kind.ARRIVAL, MovableClock.START));
    clock.advance(Duration.ofHours(8));
    line.tick();
    assertThat(trigger.drain("matching")).isZero();

    council.load(clock.instant().minusSeconds(60), clock.instant());
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    assertThat(trigger.drain("matching")).isEqualTo(1);

    assertThat(council.strings("select state || (body is null) from care_event"))
        .containsExactly("nobody_followstrue");
  }
}

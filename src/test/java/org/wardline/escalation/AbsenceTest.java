package org.wardline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.notifications.Answer;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.AbsenceCorrections;
import org.wardline.teams.AbsenceEntry;
import org.wardline.teams.AbsenceOutcome;
import org.wardline.teams.Worker;

/** What becomes of notifications when somebody goes away or leaves. */
@QuarkusTest
class AbsenceTest {
  private static final String NUMBER = "9990000018";
  private static final UUID COVER = Council.id("cover");
  private static final Instant SOON = MovableClock.START.plus(Duration.ofMinutes(30));
  private static final Instant LATER = MovableClock.START.plus(Duration.ofDays(5));

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject AbsenceCorrections corrections;
  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.worker(COVER, Council.LOCALITY, "worker");
    child = council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
  }

  private void accessIsTold() {
    line.match(access(NUMBER, "L-1001", clock.instant()));
    line.dispatch();
  }

  private List<String> told(int round) {
    return council.strings(
        "select distinct recipient_id from delivery where channel = 'desktop' and round = "
            + round);
  }

  private List<String> state() {
    return council.strings("select state || round from notification");
  }

  @Test
  void a_new_notification_of_somebody_away_asks_the_cover() {
    council.away(Council.ALLOCATED, MovableClock.START, LATER);
    council.covers(COVER, Council.ALLOCATED, MovableClock.START);
    accessIsTold();

    assertThat(told(1)).containsExactly(COVER.toString());
    assertThat(line.history()).contains("cover_asked");
    assertThat(line.acknowledge(COVER)).isEqualTo(new Answer.Recorded(List.of()));
    assertThat(line.conclude(COVER, "VISIT_PLANNED")).isEqualTo(new Answer.Recorded(List.of()));
  }

  @Test
  void a_new_notification_of_somebody_away_whom_nobody_covers_goes_to_the_duty_at_once() {
    council.away(Council.ALLOCATED, MovableClock.START, LATER);
    accessIsTold();

    assertThat(told(1)).containsExactly(Council.DUTY.toString());
    assertThat(line.history()).contains("nobody_to_ask");
    line.tick();
    assertThat(state()).containsExactly("open1");
  }

  @Test
  void an_open_notification_moves_to_the_cover_when_the_absence_begins() {
    accessIsTold();
    council.away(Council.ALLOCATED, SOON, LATER);
    council.covers(COVER, Council.ALLOCATED, SOON);
    line.tick();
    assertThat(state()).containsExactly("open1");

    clock.setTo(SOON);
    line.tick();
    line.tick();

    assertThat(state()).containsExactly("open2");
    assertThat(told(2)).containsExactly(COVER.toString());
    assertThat(line.history()).contains("handed_over_by_rule", "cover_asked");
    assertThat(council.strings("select actor || action from audit_entry where action like 'hand%'"))
        .containsExactly("function:escalationhanded_over_by_rule");
  }

  @Test
  void an_open_notification_moves_to_the_duty_when_nobody_covers() {
    accessIsTold();
    council.away(Council.ALLOCATED, SOON, LATER);
    clock.setTo(SOON);
    line.tick();

    assertThat(state()).containsExactly("open2");
    assertThat(told(2)).containsExactly(Council.DUTY.toString());
    line.tick();
    assertThat(state()).containsExactly("open2");
  }

  @Test
  void what_a_leaver_had_acknowledged_is_open_again_and_asks_the_cover() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);
    council.covers(COVER, Council.ALLOCATED, MovableClock.START);
    council.execute("update worker set left_at = ? where id = ?", SOON, Council.ALLOCATED);
    clock.setTo(SOON);
    line.tick();

    assertThat(state()).containsExactly("open2");
    assertThat(told(2)).containsExactly(COVER.toString());
  }

  @Test
  void what_was_acknowledged_by_day_calls_out_no_night_service_when_the_owner_goes_away() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);
    council.covers(COVER, Council.ALLOCATED, MovableClock.START);
    Instant midnight = Instant.parse("2026-03-11T00:00:00Z");
    council.away(Council.ALLOCATED, midnight, LATER);
    clock.setTo(midnight);
    line.tick();
    assertThat(state()).containsExactly("open2");
    assertThat(told(2)).isEmpty();

    clock.setTo(Instant.parse("2026-03-11T08:30:00Z"));
    line.tick();
    assertThat(told(2)).containsExactly(COVER.toString());
  }

  @Test
  void what_the_night_service_was_told_of_moves_when_the_office_opens() {
    clock.setTo(Instant.parse("2026-03-10T23:50:00Z"));
    accessIsTold();
    council.away(Council.ALLOCATED, Instant.parse("2026-03-11T00:00:00Z"), LATER);
    council.covers(COVER, Council.ALLOCATED, MovableClock.START);
    clock.setTo(Instant.parse("2026-03-11T00:00:00Z"));
    line.tick();
    assertThat(state()).containsExactly("open1");

    clock.setTo(Instant.parse("2026-03-11T08:30:00Z"));
    line.tick();
    assertThat(state()).containsExactly("open2");
    assertThat(told(2)).containsExactly(COVER.toString());
  }

  @Test
  void what_a_cover_was_asked_for_comes_back_to_the_allocated_worker_when_the_cover_goes_away() {
    council.away(Council.ALLOCATED, MovableClock.START, SOON);
    council.covers(COVER, Council.ALLOCATED, MovableClock.START);
    accessIsTold();
    council.away(COVER, SOON, LATER);
    clock.setTo(SOON);
    line.tick();

    assertThat(told(2)).containsExactly(Council.ALLOCATED.toString());
  }

  @Test
  void a_custodians_restricted_child_goes_to_the_deputy_and_never_to_a_cover() {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    council.covers(COVER, Council.CUSTODIAN, MovableClock.START);
    accessIsTold();
    line.acknowledge(Council.CUSTODIAN);
    council.away(Council.CUSTODIAN, SOON, LATER);
    clock.setTo(SOON);
    line.tick();

    assertThat(state()).containsExactly("open2");
    assertThat(told(2)).containsExactly(Council.DEPUTY.toString());
  }

  @Test
  void a_new_notification_asks_whoever_came_back_earlier_and_their_cover_no_more() {
    council.away(Council.ALLOCATED, MovableClock.START, LATER);
    council.covers(COVER, Council.ALLOCATED, MovableClock.START);
    Worker manager = line.worker(Council.MANAGER);
    List<AbsenceEntry> recorded = line.await(() -> corrections.recorded(manager));
    assertThat(recorded)
        .extracting(AbsenceEntry::kind)
        .containsExactly(AbsenceEntry.Kind.AWAY, AbsenceEntry.Kind.COVER);
    AbsenceOutcome ended =
        line.await(() -> corrections.endAt(manager, recorded.getFirst().id(), SOON));
    assertThat(ended).isEqualTo(new AbsenceOutcome.Recorded());

    clock.setTo(SOON);
    accessIsTold();
    assertThat(told(1)).containsExactly(Council.ALLOCATED.toString());
  }

  @Test
  void an_allocated_worker_without_a_role_that_answers_is_not_asked_but_the_duty_is_at_once() {
    council.execute(
        "update worker_role set role = 'rota_keeper' where worker_id = ?", Council.ALLOCATED);
    accessIsTold();

    assertThat(told(1)).containsExactly(Council.DUTY.toString());
    assertThat(line.history()).contains("nobody_to_ask");
  }

  @Test
  void nothing_is_handed_over_to_somebody_who_is_away() {
    accessIsTold();
    council.away(COVER, MovableClock.START, LATER);

    assertThat(line.handOver(Council.ALLOCATED, COVER)).isEqualTo(new Answer.NotFound());
  }
}

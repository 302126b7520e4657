package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class AnswersTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final Answer RECORDED = new Answer.Recorded(List.of());

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    child = council.child(NUMBER, "L-1001", BORN);
  }

  private void accessIsTold() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  @Test
  void the_first_to_acknowledge_owns_it_and_the_second_is_told_who_holds_it() {
    accessIsTold();

    assertThat(line.acknowledge(Council.DUTY)).isEqualTo(RECORDED);
    assertThat(line.acknowledge(Council.DUTY)).isEqualTo(RECORDED);
    assertThat(line.acknowledge(Council.ALLOCATED))
        .isEqualTo(new Answer.HeldBy(Council.DUTY, MovableClock.START));
    assertThat(line.history().stream().filter("acknowledged"::equals)).hasSize(1);
  }

  @Test
  void only_owner_allocated_worker_or_manager_conclude() {
    accessIsTold();
    line.acknowledge(Council.DUTY);

    assertThat(line.conclude(Council.EDS, "NO_FURTHER_ACTION")).isEqualTo(new Answer.NotAllowed());
    assertThat(line.conclude(Council.MANAGER, "VISIT_PLANNED")).isEqualTo(RECORDED);
    assertThat(council.strings("select state from notification")).containsExactly("concluded");
  }

  @Test
  void a_hand_over_begins_a_round_that_asks_the_new_person_first() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);
    council.worker(Council.id("colleague"), Council.LOCALITY, "worker");

    assertThat(line.handOver(Council.ALLOCATED, Council.id("colleague")))
        .isInstanceOf(Answer.Recorded.class);
    line.dispatch();

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(
            council.strings("select worker_id from desktop_item order by placed_at, delivery_id"))
        .contains(Council.id("colleague").toString());
    assertThat(
            council.strings(
                "select addressed_as from delivery where round = 2 and channel = 'desktop'"))
        .containsExactly("asked_worker");
    assertThat(line.acknowledge(Council.id("colleague"))).isEqualTo(RECORDED);
  }

  @Test
  void what_is_not_concluded_within_a_working_day_is_open_again() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);

    clock.advance(Duration.ofHours(24));
    line.tick();
    line.dispatch();

    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(line.history()).contains("not_concluded_in_time");
    assertThat(
            council.strings(
                "select recipient_id from delivery where kind = 'tell' and channel = 'desktop'"))
        .containsExactly(Council.ALLOCATED.toString(), Council.ALLOCATED.toString());
  }

  @Test
  void a_reader_without_a_duty_who_was_not_told_finds_nothing() {
    accessIsTold();
    council.worker(Council.id("stranger"), Council.LOCALITY, "worker");

    assertThat(line.acknowledge(Council.id("stranger"))).isEqualTo(new Answer.NotFound());
  }

  @Test
  void a_restricted_child_is_the_custodians_and_nobody_elses() {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    accessIsTold();

    assertThat(council.strings("select distinct recipient_id from delivery"))
        .containsExactly(Council.CUSTODIAN.toString());
    assertThat(line.acknowledge(Council.MANAGER)).isEqualTo(new Answer.NotFound());
    assertThat(line.acknowledge(Council.ALLOCATED)).isEqualTo(new Answer.NotFound());
    assertThat(line.handOver(Council.CUSTODIAN, Council.DEPUTY))
        .isInstanceOf(Answer.Recorded.class);
    line.dispatch();
    assertThat(council.strings("select worker_id from desktop_item"))
        .contains(Council.DEPUTY.toString());
    assertThat(line.acknowledge(Council.DEPUTY)).isEqualTo(RECORDED);
  }
}

package org.wardline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.time.MovableClock;

/** Whether its recipient may still be told is asked again right before each attempt. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class RightBeforeSendingTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final String BARRED =
      """
      insert into child_bar (child_id, authority_id, worker_id, recorded_at)
      select c.id, c.authority_id, cast(? as uuid), c.recorded_at from child c""";
  private static final String LEFT =
      "update worker set left_at = '2026-03-10T10:00:30Z' where id = ?";
  private static final String AWAY =
      """
      insert into absence (id, authority_id, worker_id, from_at, until_at)
      select gen_random_uuid(), w.authority_id, w.id, timestamptz '2026-03-10T10:00:30Z', null
      from worker w where w.id = ?""";
  private static final String WITHOUT_A_ROLE = "delete from worker_role where worker_id = ?";

  MailSink sink;
  @Inject Council council;
  @Inject Line line;
  @Inject LocalTrigger trigger;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", BORN);
    sink.clear();
    trigger.drain("dispatch");
  }

  private void opened() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
  }

  private void pass(Duration time) {
    clock.advance(time);
    line.tick();
    line.dispatch();
  }

  private List<String> toldBy(String channel, UUID worker) {
    return council.strings(
        "select state from delivery where kind = 'tell' and channel = '%s' and recipient_id = '%s'"
            .formatted(channel, worker));
  }

  private List<String> steps() {
    return council.strings("select distinct step from delivery where round = 1 order by step");
  }

  @ParameterizedTest
  @ValueSource(strings = {BARRED, LEFT, AWAY, WITHOUT_A_ROLE})
  void who_may_not_be_told_any_more_gets_no_further_attempt_and_the_next_step_comes_now(
      String change) {
    opened();
    line.dispatch();
    clock.advance(Duration.ofHours(2));
    line.tick();
    sink.answerWith("451 later");
    line.dispatch();
    assertThat(toldBy("email", Council.DUTY)).containsExactly("due");
    sink.clear();

    council.execute(change, Council.DUTY);
    clock.advance(Duration.ofMinutes(2));
    line.dispatch();

    assertThat(toldBy("email", Council.DUTY)).containsExactly("not_needed");
    assertThat(sink.taken()).isEmpty();
    assertThat(line.history()).contains("not_told").containsOnlyOnce("hurried");
    pass(Duration.ofMinutes(1));
    assertThat(steps()).containsExactly("allocated", "duty", "manager");
  }

  @Test
  void two_deliveries_to_one_who_is_gone_hurry_one_step_and_no_more() {
    opened();
    line.dispatch();
    clock.advance(Duration.ofHours(2));
    line.tick();
    council.execute(LEFT, Council.DUTY);
    council.execute(
        "update delivery set due_at = due_at + interval '2 minutes' where channel = 'email'");
    line.dispatch();
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));

    assertThat(toldBy("desktop", Council.DUTY)).containsExactly("not_needed");
    assertThat(toldBy("email", Council.DUTY)).containsExactly("not_needed");
    assertThat(line.history()).containsOnlyOnce("hurried");
  }

  @Test
  void nothing_is_placed_on_the_desktop_of_who_is_gone_and_the_mailbox_is_told_all_the_same() {
    opened();
    council.execute(WITHOUT_A_ROLE, Council.ALLOCATED);
    line.dispatch();

    assertThat(toldBy("desktop", Council.ALLOCATED)).containsExactly("not_needed");
    assertThat(council.strings("select delivery_id from desktop_item")).isEmpty();
    assertThat(sink.taken()).hasSize(1);
    pass(Duration.ofMinutes(1));
    assertThat(steps()).containsExactly("allocated", "duty");
  }

  @ParameterizedTest
  @ValueSource(strings = {BARRED, LEFT, AWAY, WITHOUT_A_ROLE})
  void an_unseen_desktop_of_who_is_gone_is_not_told_by_e_mail_and_the_next_step_comes_now(
      String change) {
    opened();
    line.dispatch();
    council.execute(change, Council.ALLOCATED);
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();

    assertThat(toldBy("email", Council.ALLOCATED)).isEmpty();
    assertThat(line.history()).doesNotContain("not_shown").contains("hurried");
  }

  @Test
  void who_is_away_is_told_that_it_is_withdrawn_and_who_is_barred_or_has_left_is_not() {
    opened();
    line.dispatch();
    pass(Duration.ofHours(2));
    pass(Duration.ofHours(1));
    council.execute(AWAY, Council.ALLOCATED);
    council.execute(BARRED, Council.DUTY);
    council.execute(LEFT, Council.MANAGER);

    line.conclude(Council.EDS_MANAGER, "WRONG_CHILD");
    line.dispatch();

    assertThat(
            council.strings(
                """
                select distinct addressed_as || ' ' || state from delivery where kind = 'withdraw' order by 1"""))
        .containsExactly(
            "allocated_worker sent",
            "duty_and_advice sent",
            "duty_social_worker not_needed",
            "team_manager not_needed");
  }

  @Test
  void an_owner_who_is_barred_meanwhile_is_not_reminded() {
    opened();
    line.dispatch();
    line.acknowledge(Council.DUTY);
    clock.advance(Duration.ofHours(22));
    line.tick();
    council.execute(BARRED, Council.DUTY);
    line.dispatch();

    assertThat(council.strings("select distinct state from delivery where kind = 'remind'"))
        .containsExactly("not_needed");
    assertThat(line.history()).doesNotContain("hurried");
  }

  @Test
  void a_review_is_told_to_nobody_who_has_left_and_its_next_step_comes_now() {
    line.match(event(NUMBER, BORN.plusYears(1), Kind.ARRIVAL, MovableClock.START));
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    council.execute(LEFT, Council.DUTY);
    line.dispatch();

    assertThat(toldBy("email", Council.DUTY)).containsExactly("not_needed");
    assertThat(council.strings("select hurried from review")).containsExactly("t");
  }
}

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
import org.wardline.SentMail;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

/** A child who becomes restricted after its notification opened. */
@QuarkusTest
class RestrictedLaterTest {
  private static final String NUMBER = "9990000018";

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject Desk desk;
  @Inject Sealing sealing;
  @Inject SentMail mail;
  private UUID child;

  @BeforeEach
  void tell() {
    clock.reset();
    council.open();
    child = council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  private void restrict() {
    restrict(Council.CUSTODIAN);
  }

  private void restrict(UUID custodian) {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        custodian,
        Council.DEPUTY,
        child);
  }

  private void lift() {
    council.execute("update child set restricted = false, custodian_id = null, deputy_id = null");
  }

  private boolean seesIt(UUID worker) {
    Worker reader = line.worker(worker);
    UUID id = line.notification();
    String reference = council.strings("select reference from notification").getFirst();
    boolean opens =
        line.await(() -> sealing.keys().chain(keys -> desk.open(reader, id, keys))).isPresent();
    assertThat(listOf(worker)).hasSize(opens ? 1 : 0);
    assertThat(line.await(() -> desk.find(reader, reference)).isPresent()).isEqualTo(opens);
    return opens;
  }

  private void tick() {
    line.tick();
    line.dispatch();
  }

  private List<String> toldInRound(int round) {
    return council.strings(
        "select distinct addressed_as from delivery where round = %d order by 1".formatted(round));
  }

  private List<DeskItem> listOf(UUID worker) {
    Worker reader = line.worker(worker);
    DeskView view = DeskView.of(reader).getLast();
    return line
        .await(() -> desk.list(reader, view, List.of(DeskGroup.values()), null))
        .values()
        .stream()
        .flatMap(page -> page.items().stream())
        .toList();
  }

  @Test
  void the_open_notification_moves_to_the_custodian_with_the_next_tick() {
    restrict();
    tick();
    tick();

    assertThat(council.strings("select state || round || route || restricted from notification"))
        .containsExactly("open2restrictedtrue");
    assertThat(toldInRound(2)).containsExactly("custodian");
    assertThat(line.history()).containsOnlyOnce("restricted");
    assertThat(line.acknowledge(Council.CUSTODIAN)).isInstanceOf(Answer.Recorded.class);
  }

  @Test
  void it_goes_on_to_deputy_and_safeguarding_manager_and_nobody_else() {
    restrict();
    tick();
    clock.advance(Duration.ofMinutes(60));
    tick();

    assertThat(toldInRound(2)).containsExactly("custodian", "deputy", "safeguarding_manager");
    clock.advance(Duration.ofHours(12));
    tick();
    assertThat(toldInRound(2)).hasSize(3);
  }

  @Test
  void who_was_told_before_can_neither_answer_nor_see_it_not_even_before_the_tick() {
    restrict();

    assertThat(line.acknowledge(Council.ALLOCATED)).isEqualTo(new Answer.NotFound());
    assertThat(line.conclude(Council.MANAGER, "VISIT_PLANNED")).isEqualTo(new Answer.NotFound());
    assertThat(line.handOver(Council.ALLOCATED, Council.DUTY)).isEqualTo(new Answer.NotFound());
    tick();
    assertThat(line.acknowledge(Council.ALLOCATED)).isEqualTo(new Answer.NotFound());
    assertThat(listOf(Council.ALLOCATED)).isEmpty();
    assertThat(listOf(Council.MANAGER)).isEmpty();
    assertThat(listOf(Council.CUSTODIAN)).hasSize(1);
  }

  @Test
  void who_holds_it_loses_it_unless_they_keep_the_child() {
    line.acknowledge(Council.ALLOCATED);
    restrict();
    tick();

    assertThat(council.strings("select state || (owner_id is null) from notification"))
        .containsExactly("opentrue");
    assertThat(line.conclude(Council.ALLOCATED, "VISIT_PLANNED")).isEqualTo(new Answer.NotFound());
    clock.advance(Duration.ofHours(30));
    tick();
    assertThat(council.strings("select id from delivery where kind = 'remind'")).isEmpty();
  }

  @Test
  void a_keeper_who_holds_it_already_goes_on_holding_it() {
    line.acknowledge(Council.ALLOCATED);
    restrict(Council.ALLOCATED);
    tick();

    assertThat(council.strings("select state || restricted || owner_id from notification"))
        .containsExactly("acknowledgedtrue" + Council.ALLOCATED);
    assertThat(line.conclude(Council.ALLOCATED, "VISIT_PLANNED"))
        .isInstanceOf(Answer.Recorded.class);
  }

  @Test
  void another_custodian_takes_the_place_of_the_first() {
    restrict();
    tick();
    restrict(Council.SAFEGUARDING);
    tick();

    assertThat(line.acknowledge(Council.CUSTODIAN)).isEqualTo(new Answer.NotFound());
    assertThat(line.acknowledge(Council.SAFEGUARDING)).isInstanceOf(Answer.Recorded.class);
  }

  @Test
  void whatever_its_state_it_is_the_present_keepers_and_not_the_former_ones_at_once() {
    restrict();
    tick();
    restrict(Council.SAFEGUARDING);
    assertThat(seesIt(Council.CUSTODIAN)).isFalse();
    assertThat(seesIt(Council.SAFEGUARDING)).isTrue();

    tick();
    line.acknowledge(Council.SAFEGUARDING);
    restrict();
    assertThat(seesIt(Council.SAFEGUARDING)).isFalse();
    assertThat(seesIt(Council.CUSTODIAN)).isTrue();

    tick();
    line.acknowledge(Council.CUSTODIAN);
    assertThat(line.conclude(Council.CUSTODIAN, "VISIT_PLANNED"))
        .isInstanceOf(Answer.Recorded.class);
    restrict(Council.SAFEGUARDING);
    assertThat(seesIt(Council.CUSTODIAN)).isFalse();
    assertThat(seesIt(Council.SAFEGUARDING)).isTrue();
    lift();
    assertThat(seesIt(Council.CUSTODIAN)).isFalse();
    assertThat(seesIt(Council.SAFEGUARDING)).isTrue();
  }

  @Test
  void what_was_concluded_before_is_the_keepers_until_the_restriction_is_lifted() {
    line.conclude(Council.MANAGER, "VISIT_PLANNED");
    restrict();
    assertThat(seesIt(Council.ALLOCATED)).isFalse();
    assertThat(seesIt(Council.MANAGER)).isFalse();
    assertThat(seesIt(Council.CUSTODIAN)).isTrue();

    lift();
    assertThat(seesIt(Council.ALLOCATED)).isTrue();
    assertThat(seesIt(Council.CUSTODIAN)).isFalse();
  }

  @Test
  void keepers_who_were_named_until_the_next_tick_only_are_asked_all_the_same() {
    restrict();
    tick();
    restrict(Council.SAFEGUARDING);
    lift();
    tick();
    tick();

    assertThat(council.strings("select distinct recipient_id from delivery where round = 3"))
        .containsExactly(Council.SAFEGUARDING.toString());
    assertThat(council.strings("select round from notification")).containsExactly("3");
    assertThat(seesIt(Council.CUSTODIAN)).isFalse();
  }

  @Test
  void who_is_barred_does_not_see_it_even_if_they_were_told() {
    assertThat(seesIt(Council.ALLOCATED)).isTrue();

    council.execute(
        "insert into child_bar (child_id, authority_id, worker_id, recorded_at) values (?, '999', ?, ?)",
        child,
        Council.ALLOCATED,
        clock.instant());

    assertThat(seesIt(Council.ALLOCATED)).isFalse();
  }

  @Test
  void what_was_not_sent_before_is_not_sent_any_more() {
    clock.advance(Duration.ofHours(2));
    line.tick();
    restrict();
    line.tick();

    assertThat(council.strings("select distinct state from delivery where step = 'duty'"))
        .containsExactly("not_needed");
  }

  @Test
  void what_was_not_sent_before_is_not_sent_before_the_next_tick_either() {
    clock.advance(Duration.ofHours(2));
    line.tick();
    restrict();
    line.dispatch();

    assertThat(council.strings("select distinct state from delivery where step = 'duty'"))
        .containsExactly("not_needed");
  }

  private List<String> withdrawals() {
    return council.strings(
        """
        select addressed_as || ' ' || channel || ' ' || state from delivery
        where kind = 'withdraw' order by 1""");
  }

  private void onlyTheKeepersSeeThatItIsWithdrawn() {
    assertThat(council.strings("select state from notification")).containsExactly("withdrawn");
    assertThat(withdrawals())
        .containsExactly(
            "custodian desktop sent", "custodian email sent", "duty_and_advice email sent");
    assertThat(seesIt(Council.ALLOCATED)).isFalse();
    assertThat(seesIt(Council.MANAGER)).isFalse();
    assertThat(seesIt(Council.CUSTODIAN)).isTrue();
    assertThat(mail.all())
        .hasSize(2)
        .allSatisfy(
            sent ->
                assertThat(sent.source())
                    .contains("This notification is withdrawn")
                    .doesNotContain("Quillfeather", NUMBER, "L-1001", "RXX"));
  }

  @Test
  void who_was_told_before_does_not_see_it_either_when_its_sender_takes_it_back() {
    restrict();
    tick();
    mail.clear();

    line.cancel(
        UUID.fromString(council.strings("select care_event_id from episode_event").getFirst()));
    line.dispatch();

    onlyTheKeepersSeeThatItIsWithdrawn();
  }

  @Test
  void who_was_told_before_does_not_see_it_either_when_it_was_another_childs() {
    restrict();
    tick();
    mail.clear();

    line.acknowledge(Council.CUSTODIAN);
    line.conclude(Council.CUSTODIAN, "WRONG_CHILD");
    line.dispatch();

    onlyTheKeepersSeeThatItIsWithdrawn();
  }

  @Test
  void a_withdrawal_that_is_not_on_a_desktop_yet_is_not_placed_there_any_more() {
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    restrict();
    line.dispatch();

    assertThat(withdrawals())
        .containsExactly("allocated_worker desktop not_needed", "duty_and_advice email sent");
    assertThat(seesIt(Council.ALLOCATED)).isFalse();
  }

  @Test
  void a_further_event_of_a_decided_visit_is_the_keepers() {
    line.conclude(Council.MANAGER, "VISIT_PLANNED");
    restrict();
    clock.advance(Duration.ofMinutes(5));
    line.match(access(NUMBER, "L-1001", clock.instant()));
    clock.advance(Duration.ofHours(1));
    tick();

    assertThat(toldInRound(2)).contains("custodian").doesNotContain("allocated_worker");
    assertThat(line.acknowledge(Council.MANAGER)).isEqualTo(new Answer.NotFound());
  }
}

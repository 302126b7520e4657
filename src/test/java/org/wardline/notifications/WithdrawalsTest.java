package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.PolicyFile;
import org.wardline.SentMail;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class WithdrawalsTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject PolicyFile file;
  @Inject SentMail mail;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", BORN);
  }

  private void toldUpToTheDuty() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
    clock.advance(Duration.ofHours(2));
    line.tick();
    line.dispatch();
  }

  private List<String> withdrawals() {
    return council.strings(
        """
        select addressed_as || ' ' || channel || ' ' || state from delivery
        where kind = 'withdraw' order by addressed_as, channel""");
  }

  @Test
  void a_wrong_child_is_told_to_everybody_who_had_been_told_each_once() {
    toldUpToTheDuty();
    line.acknowledge(Council.DUTY);

    assertThat(line.conclude(Council.DUTY, "WRONG_CHILD"))
        .isInstanceOfSatisfying(
            Answer.Recorded.class, recorded -> assertThat(recorded.planned()).hasSize(4));
    line.dispatch();
    line.conclude(Council.DUTY, "WRONG_CHILD");
    line.dispatch();

    assertThat(council.strings("select state || ' ' || outcome from notification"))
        .containsExactly("withdrawn WRONG_CHILD");
    assertThat(withdrawals())
        .containsExactly(
            "allocated_worker desktop sent",
            "duty_and_advice email sent",
            "duty_social_worker desktop sent",
            "duty_social_worker email sent");
    assertThat(line.history()).contains("withdrawn").doesNotContain("concluded");
  }

  @Test
  void who_was_told_in_several_rounds_hears_of_the_withdrawal_once() {
    toldUpToTheDuty();
    line.handOver(Council.ALLOCATED, Council.DUTY);
    line.dispatch();
    line.acknowledge(Council.DUTY);
    line.conclude(Council.DUTY, "WRONG_CHILD");
    line.dispatch();

    assertThat(
            council.strings("select recipient_id || channel from delivery where kind = 'withdraw'"))
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void what_was_not_sent_yet_tells_nobody_and_is_not_taken_back() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.acknowledge(Council.ALLOCATED);
    line.conclude(Council.ALLOCATED, "WRONG_CHILD");
    line.dispatch();

    assertThat(withdrawals()).isEmpty();
    assertThat(council.strings("select distinct state from delivery"))
        .containsExactly("not_needed");
  }

  @Test
  void the_e_mail_of_a_withdrawal_says_that_nothing_needs_to_be_done_and_nothing_of_the_child() {
    toldUpToTheDuty();
    line.acknowledge(Council.DUTY);
    mail.clear();
    line.conclude(Council.DUTY, "WRONG_CHILD");
    line.dispatch();

    assertThat(mail.all()).extracting(SentMail.Sent::to).contains(Council.BACKUP_MAILBOX);
    assertThat(mail.all())
        .hasSize(2)
        .allSatisfy(
            sent ->
                assertThat(sent.source())
                    .contains("This notification is withdrawn")
                    .doesNotContain("Record what was decided", "Quillfeather", NUMBER, "RXX"));
  }

  @Test
  void another_event_of_the_visit_opens_a_withdrawn_notification_again_and_tells_anew() {
    toldUpToTheDuty();
    line.acknowledge(Council.DUTY);
    line.conclude(Council.DUTY, "WRONG_CHILD");
    line.dispatch();

    line.match(access(NUMBER, "L-1001", MovableClock.START.minusSeconds(60)));
    line.dispatch();

    assertThat(
            council.strings(
                "select state || round || waits_for_morning || (outcome is null) from notification"))
        .containsExactly("open2falsetrue");
    assertThat(line.history()).contains("reopened");
    assertThat(
            council.strings(
                "select recipient_id from delivery where round = 2 and kind = 'tell'"
                    + " and channel = 'desktop'"))
        .containsExactly(Council.ALLOCATED.toString());
  }

  @Test
  void a_second_withdrawal_is_told_to_those_only_who_were_told_since_the_first() {
    toldUpToTheDuty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    line.match(access(NUMBER, "L-1001", clock.instant()));
    line.dispatch();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();

    assertThat(
            council.strings(
                """
                select addressed_as || ' ' || channel from delivery
                where kind = 'withdraw' and round = 2 order by 1"""))
        .containsExactly("allocated_worker desktop", "duty_and_advice email");
  }

  private List<String> restorations() {
    return council.strings(
        """
        select addressed_as || ' ' || channel || ' ' || state || ' ' || round from delivery
        where kind = 'restore' order by round, addressed_as, channel""");
  }

  @Test
  void a_withdrawal_that_is_taken_back_is_told_to_everybody_who_heard_of_it_each_once() {
    toldUpToTheDuty();
    line.acknowledge(Council.DUTY);
    line.conclude(Council.DUTY, "WRONG_CHILD");
    line.dispatch();
    mail.clear();

    assertThat(line.takeOutcomeBack(Council.DUTY))
        .isInstanceOfSatisfying(
            Answer.Recorded.class, recorded -> assertThat(recorded.planned()).hasSize(4));
    line.takeOutcomeBack(Council.DUTY);
    line.dispatch();

    assertThat(council.strings("select state || ' ' || round from notification"))
        .containsExactly("acknowledged 2");
    assertThat(restorations())
        .containsExactly(
            "allocated_worker desktop sent 2",
            "duty_and_advice email sent 2",
            "duty_social_worker desktop sent 2",
            "duty_social_worker email sent 2");
    assertThat(council.strings("select id from delivery where round = 2 and kind = 'tell'"))
        .isEmpty();
    assertThat(mail.all())
        .hasSize(2)
        .allSatisfy(
            sent ->
                assertThat(sent.source())
                    .contains("That is taken back")
                    .doesNotContain(
                        "nothing needs to be done", "Slip", "slip", "Quillfeather", NUMBER, "RXX"));
  }

  @Test
  void who_had_not_heard_of_the_withdrawal_yet_hears_nothing_of_its_end() {
    toldUpToTheDuty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");

    assertThat(line.takeOutcomeBack(Council.MANAGER)).isEqualTo(new Answer.Recorded(List.of()));
    line.dispatch();

    assertThat(council.strings("select distinct state from delivery where kind = 'withdraw'"))
        .containsExactly("not_needed");
    assertThat(restorations()).isEmpty();
  }

  @Test
  void a_withdrawal_after_one_that_was_taken_back_is_told_to_the_same_people_again() {
    toldUpToTheDuty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    line.takeOutcomeBack(Council.MANAGER);
    line.dispatch();

    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    assertThat(
            council.strings("select count(*) from delivery where kind = 'withdraw' and round = 2"))
        .containsExactly("4");
    line.takeOutcomeBack(Council.MANAGER);
    line.dispatch();
    assertThat(restorations()).hasSize(8).allMatch(told -> told.contains(" sent "));
  }

  @Test
  void who_heard_of_the_first_withdrawal_only_hears_when_the_second_is_taken_back() {
    toldUpToTheDuty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    line.takeOutcomeBack(Council.MANAGER);
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    assertThat(restorations()).hasSize(4).allMatch(told -> told.endsWith(" not_needed 2"));

    line.takeOutcomeBack(Council.MANAGER);
    line.dispatch();

    assertThat(restorations()).filteredOn(told -> told.endsWith(" sent 3")).hasSize(4);
  }

  @Test
  void that_it_is_taken_back_is_told_also_when_it_is_handed_over_before() {
    toldUpToTheDuty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    line.takeOutcomeBack(Council.MANAGER);

    line.handOver(Council.MANAGER, Council.DUTY);
    line.dispatch();

    assertThat(restorations()).hasSize(4).allMatch(told -> told.endsWith(" sent 2"));
  }

  @Test
  void a_reader_of_a_time_before_a_restriction_hears_of_its_end_by_e_mail_only() {
    toldUpToTheDuty();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    line.dispatch();
    line.takeOutcomeBack(Council.MANAGER);
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY);
    line.tick();
    line.dispatch();

    assertThat(restorations())
        .contains(
            "allocated_worker desktop not_needed 2",
            "duty_and_advice email sent 2",
            "duty_social_worker desktop not_needed 2",
            "duty_social_worker email sent 2");
  }

  @Test
  void an_authority_offers_outcomes_of_its_own_and_no_others() {
    file.store(
        Council.AUTHORITY,
        PolicyFile.standard(1)
            .replace(
                "{code: VISIT_PLANNED, words: Visit planned}",
                "{code: TEAM_AROUND_THE_CHILD, words: Team around the child}")
            .replace(
                "{code: NO_FURTHER_ACTION, words: No further action}",
                "{code: MIX_UP, words: A mix-up, withdraws: true}"),
        Instant.parse("2026-01-01T00:00:00Z"));
    line.match(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));

    assertThat(line.conclude(Council.MANAGER, "VISIT_PLANNED")).isEqualTo(new Answer.NotOffered());
    assertThat(line.conclude(Council.MANAGER, "TEAM_AROUND_THE_CHILD"))
        .isEqualTo(new Answer.Recorded(List.of()));
    assertThat(council.strings("select state from notification")).containsExactly("concluded");
  }
}

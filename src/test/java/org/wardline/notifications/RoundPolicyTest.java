package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.RoundPolicy.Advance;
import org.wardline.teams.BundledPolicies;
import org.wardline.teams.Channel;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Role;
import org.wardline.teams.Route;
import org.wardline.teams.Staff.Recipient;

class RoundPolicyTest {
  private static final OfficeHours HOURS = OfficeHours.standard(Set.of());

  private static Instant london(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/London")).toInstant();
  }

  private static RoundPolicy policy(Route route, Set<String> unreachable) {
    return new RoundPolicy(
        BundledPolicies.standard().of(route),
        HOURS,
        step -> unreachable.contains(step.name()) ? List.of() : somebody(step));
  }

  private static List<Recipient> somebody(Step step) {
    return List.of(new Recipient(new UUID(0, step.name().hashCode()), Role.EDS, Channel.DESKTOP));
  }

  private static Advance advance(RoundPolicy policy, RoundState from, String now) {
    return policy.advance(from, london(now));
  }

  private static List<String> steps(Advance advance) {
    return advance.taken().stream().map(taken -> taken.step().name()).toList();
  }

  @Test
  void
      in_office_hours_the_worker_is_told_at_once_the_duty_after_two_hours_the_manager_after_three() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance first =
        advance(policy, RoundState.begun(london("2026-03-10T10:00")), "2026-03-10T10:00");
    assertThat(steps(first)).containsExactly("allocated");
    assertThat(first.state().stepDueAt()).isEqualTo(london("2026-03-10T12:00"));

    Advance second = advance(policy, first.state(), "2026-03-10T12:00");
    assertThat(steps(second)).containsExactly("duty");
    assertThat(second.state().stepDueAt()).isEqualTo(london("2026-03-10T13:00"));

    Advance third = advance(policy, second.state(), "2026-03-10T13:00");
    assertThat(steps(third)).containsExactly("manager");
  }

  @Test
  void after_the_manager_the_night_service_takes_over_when_the_office_closes() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance all = advance(policy, RoundState.begun(london("2026-03-10T10:00")), "2026-03-10T14:00");
    assertThat(steps(all)).containsExactly("allocated", "duty", "manager");
    assertThat(all.state().stepDueAt()).isEqualTo(london("2026-03-10T17:00"));
  }

  @Test
  void at_night_the_emergency_duty_service_is_told_at_once_beside_the_worker() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance first =
        advance(policy, RoundState.begun(london("2026-12-26T02:15")), "2026-12-26T02:15");
    assertThat(steps(first)).containsExactly("allocated", "eds");
    assertThat(first.state().stepDueAt()).isEqualTo(london("2026-12-26T02:45"));

    Advance second = advance(policy, first.state(), "2026-12-26T03:15");
    assertThat(steps(second)).containsExactly("second eds", "eds manager");
  }

  @Test
  void in_the_morning_the_day_takes_over_from_an_unanswered_night() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance night =
        advance(policy, RoundState.begun(london("2026-03-10T02:15")), "2026-03-10T03:15");
    assertThat(night.state().stepDueAt()).isEqualTo(london("2026-03-10T08:30"));
    assertThat(steps(advance(policy, night.state(), "2026-03-10T08:30"))).contains("duty");
  }

  @Test
  void a_day_step_that_comes_to_be_due_after_closing_is_the_night_services() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance first =
        advance(policy, RoundState.begun(london("2026-03-10T16:00")), "2026-03-10T16:00");
    assertThat(first.state().stepDueAt()).isEqualTo(london("2026-03-10T18:00"));
    assertThat(steps(advance(policy, first.state(), "2026-03-10T18:00"))).containsExactly("eds");
  }

  @Test
  void a_step_escalates_where_others_were_asked_before_it_and_only_there() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance night =
        advance(policy, RoundState.begun(london("2026-12-26T02:15")), "2026-12-26T02:15");
    assertThat(escalating(night)).isEmpty();
    assertThat(escalating(advance(policy, night.state(), "2026-12-26T03:15")))
        .containsExactly("second eds", "eds manager");

    Advance day = advance(policy, RoundState.begun(london("2026-03-10T16:00")), "2026-03-10T16:00");
    assertThat(escalating(day)).isEmpty();
    assertThat(escalating(advance(policy, day.state(), "2026-03-10T18:00"))).containsExactly("eds");

    RoundPolicy nobodyThere = policy(Route.OPEN, Set.of("allocated"));
    Advance passedOver =
        advance(nobodyThere, RoundState.begun(london("2026-03-10T10:00")), "2026-03-10T10:00");
    assertThat(steps(passedOver)).containsExactly("allocated", "duty");
    assertThat(escalating(passedOver)).containsExactly("duty");
  }

  private static List<String> escalating(Advance advance) {
    return advance.taken().stream()
        .filter(TakenStep::escalates)
        .map(taken -> taken.step().name())
        .toList();
  }

  @Test
  void what_waits_for_the_morning_goes_step_by_step_from_the_opening() {
    RoundPolicy policy = policy(Route.ENDED_PLAN, Set.of());

    Advance friday =
        advance(policy, RoundState.begun(london("2026-03-06T20:00")), "2026-03-06T20:00");
    assertThat(steps(friday)).isEmpty();
    assertThat(friday.state().stepDueAt()).isEqualTo(london("2026-03-09T08:30"));

    Advance monday = advance(policy, friday.state(), "2026-03-09T08:30");
    assertThat(monday.taken()).hasSize(1);
    assertThat(monday.state().stepDueAt()).isAfter(london("2026-03-09T08:30"));
  }

  @Test
  void a_day_step_that_was_missed_before_closing_is_taken_by_who_is_there_in_the_morning() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());
    Advance first =
        advance(policy, RoundState.begun(london("2026-03-10T14:30")), "2026-03-10T14:30");
    assertThat(first.state().stepDueAt()).isEqualTo(london("2026-03-10T16:30"));

    Advance night = advance(policy, first.state(), "2026-03-10T20:00");
    assertThat(steps(night)).doesNotContain("duty").contains("eds");
    assertThat(steps(advance(policy, night.state(), "2026-03-11T08:30"))).contains("duty");
  }

  @Test
  void a_step_that_reaches_nobody_is_passed_over_at_once() {
    RoundPolicy policy = policy(Route.OPEN, Set.of("allocated", "duty"));

    Advance first =
        advance(policy, RoundState.begun(london("2026-03-10T10:00")), "2026-03-10T10:00");
    assertThat(steps(first)).containsExactly("allocated", "duty", "manager");
    assertThat(first.taken().getFirst().told()).isEmpty();
    assertThat(first.taken().getLast().told()).isNotEmpty();
  }

  @Test
  void an_ended_plan_waits_for_the_morning_and_calls_no_night_service() {
    RoundPolicy policy = policy(Route.ENDED_PLAN, Set.of());

    Advance night =
        advance(policy, RoundState.begun(london("2026-03-13T20:00")), "2026-03-14T12:00");
    assertThat(steps(night)).isEmpty();
    assertThat(night.state().stepDueAt()).isEqualTo(london("2026-03-16T08:30"));
    assertThat(steps(advance(policy, night.state(), "2026-03-16T08:30"))).contains("allocated");
  }

  @Test
  void a_restricted_child_goes_to_custodian_deputy_and_safeguarding_manager_at_any_time() {
    RoundPolicy policy = policy(Route.RESTRICTED, Set.of());

    assertThat(
            steps(
                advance(policy, RoundState.begun(london("2026-03-14T02:00")), "2026-03-14T03:00")))
        .containsExactly("custodian", "deputy", "safeguarding");
  }

  @Test
  void when_all_have_been_told_nothing_is_due_any_more() {
    RoundPolicy policy = policy(Route.OPEN, Set.of());

    Advance day = advance(policy, RoundState.begun(london("2026-03-10T10:00")), "2026-03-10T14:00");
    assertThat(steps(day)).containsExactly("allocated", "duty", "manager");

    Advance night = advance(policy, day.state(), "2026-03-10T19:00");
    assertThat(steps(night)).containsExactly("eds", "second eds", "eds manager");
    assertThat(night.state().stepDueAt()).isNull();
  }

  @Test
  void a_backup_mail_alone_reaches_no_person_so_the_next_step_comes_at_once() {
    RoundPolicy policy =
        new RoundPolicy(
            BundledPolicies.standard().of(Route.OPEN),
            HOURS,
            step -> step.name().equals("allocated") ? backupMail() : somebody(step));

    Advance first =
        advance(policy, RoundState.begun(london("2026-03-10T10:00")), "2026-03-10T10:00");

    assertThat(steps(first)).containsExactly("allocated", "duty");
    assertThat(first.taken().getFirst().told()).isEqualTo(backupMail());
  }

  @Test
  void what_reached_only_a_mailbox_before_the_opening_is_the_dutys_as_soon_as_the_office_opens() {
    RoundPolicy policy =
        new RoundPolicy(
            BundledPolicies.standard().of(Route.OPEN),
            HOURS,
            step -> step.name().equals("allocated") ? backupMail() : somebody(step));

    Advance early =
        advance(policy, RoundState.begun(london("2026-03-10T07:45")), "2026-03-10T07:45");
    assertThat(steps(early)).containsExactly("allocated", "eds");
    Advance second = advance(policy, early.state(), "2026-03-10T08:15");
    assertThat(steps(second)).containsExactly("second eds");
    assertThat(second.state().stepDueAt()).isEqualTo(london("2026-03-10T08:30"));

    Advance opening = advance(policy, second.state(), "2026-03-10T08:30");
    assertThat(steps(opening)).containsExactly("allocated", "duty");
    assertThat(opening.taken().getFirst().told()).as("the mailbox was told before").isEmpty();
    assertThat(opening.state().stepDueAt()).isEqualTo(london("2026-03-10T10:45"));
  }

  @Test
  void where_no_night_step_comes_between_the_opening_is_not_forgotten_either() {
    EscalationPolicy open = BundledPolicies.standard().of(Route.OPEN);
    RoundPolicy policy =
        new RoundPolicy(
            new EscalationPolicy(1, open.office(), List.of(), open.outcome()),
            HOURS,
            step -> step.name().equals("allocated") ? List.of() : somebody(step));

    Advance early =
        advance(policy, RoundState.begun(london("2026-03-10T07:45")), "2026-03-10T07:45");
    assertThat(early.state().stepDueAt()).isEqualTo(london("2026-03-10T08:30"));
    assertThat(steps(advance(policy, early.state(), "2026-03-10T08:30"))).contains("duty");
  }

  @Test
  void the_duty_whom_no_rota_has_at_night_is_told_by_the_same_step_when_the_office_opens() {
    EscalationPolicy nobodyAllocated = BundledPolicies.standard().of(Route.NOBODY_ALLOCATED);
    RoundPolicy night =
        new RoundPolicy(
            nobodyAllocated,
            HOURS,
            step -> step.name().equals("duty") ? backupMail() : somebody(step));
    RoundPolicy day =
        new RoundPolicy(
            nobodyAllocated,
            HOURS,
            step -> Stream.concat(somebody(step).stream(), backupMail().stream()).toList());

    Advance early =
        advance(night, RoundState.begun(london("2026-03-10T07:45")), "2026-03-10T07:45");
    assertThat(steps(early)).containsExactly("duty", "eds");
    Advance second = advance(night, early.state(), "2026-03-10T08:15");

    Advance opening = advance(day, second.state(), "2026-03-10T08:30");
    assertThat(steps(opening)).containsExactly("duty");
    assertThat(opening.taken().getFirst().told())
        .extracting(Recipient::role)
        .doesNotContain(Role.DUTY_AND_ADVICE)
        .hasSize(1);
    assertThat(opening.state().stepDueAt()).isEqualTo(london("2026-03-10T10:45"));
  }

  @Test
  void a_night_service_of_which_nobody_can_be_reached_leaves_it_to_the_opening() {
    RoundPolicy policy = policy(Route.OPEN, Set.of("eds", "second eds", "eds manager"));

    Advance early =
        advance(policy, RoundState.begun(london("2026-03-10T07:45")), "2026-03-10T07:45");
    assertThat(steps(early)).containsExactly("allocated", "eds", "second eds", "eds manager");
    assertThat(early.state().stepDueAt()).isEqualTo(london("2026-03-10T08:30"));
    assertThat(steps(advance(policy, early.state(), "2026-03-10T08:30"))).containsExactly("duty");
  }

  @Test
  void a_day_of_which_nobody_can_be_reached_leaves_it_to_the_closing_not_to_the_end_of_its_waits() {
    RoundPolicy policy = policy(Route.OPEN, Set.of("allocated", "duty", "manager"));

    Advance late =
        advance(policy, RoundState.begun(london("2026-03-10T16:30")), "2026-03-10T16:30");
    assertThat(late.state().stepDueAt()).isEqualTo(london("2026-03-10T17:00"));
    Advance closing = advance(policy, late.state(), "2026-03-10T17:00");
    assertThat(steps(closing)).containsExactly("eds");
    assertThat(closing.state().stepDueAt()).isEqualTo(london("2026-03-10T17:30"));
  }

  @Test
  void who_cannot_be_reached_when_the_night_has_no_step_left_hurries_the_day() {
    EscalationPolicy ended = BundledPolicies.standard().of(Route.ENDED_PLAN);
    Step late = new Step("duty", Duration.ofHours(20), false, ended.office().get(1).tell());
    RoundPolicy policy =
        new RoundPolicy(
            new EscalationPolicy(
                1, List.of(ended.office().getFirst(), late), List.of(), ended.outcome()),
            HOURS,
            RoundPolicyTest::somebody);
    Advance day = advance(policy, RoundState.begun(london("2026-03-10T16:20")), "2026-03-10T16:20");
    assertThat(day.state().stepDueAt()).isEqualTo(london("2026-03-11T12:20"));

    Advance bounced = policy.advance(day.state(), london("2026-03-10T17:05"), true);
    assertThat(bounced.state().stepDueAt()).isEqualTo(london("2026-03-11T08:30"));
    Advance morning = advance(policy, bounced.state(), "2026-03-11T08:30");
    assertThat(steps(morning)).contains("duty");
  }

  private static List<Recipient> backupMail() {
    return List.of(new Recipient(new UUID(0, 1), Role.DUTY_AND_ADVICE, Channel.EMAIL));
  }
}

package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;

class PolicyFilesTest {
  private static final String GOOD = BundledPolicies.text("standard");

  private static List<FileFault> faults(String yaml) {
    return switch (PolicyFiles.read(yaml)) {
      case FileReading.Valid<AuthorityPolicy> valid -> List.of();
      case FileReading.Faulty<AuthorityPolicy> faulty -> faulty.faults();
    };
  }

  /** The faults of the standard policy with one passage replaced. */
  private static List<FileFault> faults(String passage, String replacement) {
    assertThat(GOOD).contains(passage);
    return faults(GOOD.replace(passage, replacement));
  }

  private static String told(Step step) {
    return step.name()
        + " "
        + step.delay().toMinutes()
        + (step.anyTime() ? " always" : "")
        + step.tell().stream()
            .map(Audience::role)
            .map(role -> " " + FileNames.of(role))
            .reduce("", String::concat);
  }

  @Test
  void the_standard_policy_waits_two_and_three_hours_by_day_and_half_an_hour_and_one_at_night() {
    EscalationPolicy open = BundledPolicies.standard().of(Route.OPEN);

    assertThat(open.office().stream().map(PolicyFilesTest::told))
        .containsExactly(
            "allocated 0 always allocated-worker duty-and-advice",
            "duty 120 duty-social-worker",
            "manager 180 team-manager");
    assertThat(open.outOfHours().stream().map(PolicyFilesTest::told))
        .containsExactly("eds 0 eds", "second eds 30 second-eds", "eds manager 60 eds-manager");
  }

  @Test
  void the_standard_policy_of_a_restricted_child_names_its_keepers_only() {
    EscalationPolicy restricted = BundledPolicies.standard().of(Route.RESTRICTED);

    assertThat(restricted.office().stream().map(PolicyFilesTest::told))
        .containsExactly(
            "custodian 0 always custodian",
            "deputy 30 always deputy",
            "safeguarding 60 always safeguarding-manager");
    assertThat(restricted.outOfHours()).isEmpty();
  }

  @Test
  void the_standard_policy_of_ended_plans_and_closed_cases_calls_no_night_service() {
    assertThat(List.of(Route.ENDED_PLAN, Route.LAST_TEAM, Route.CLOSED_CASE))
        .allSatisfy(
            route -> {
              EscalationPolicy policy = BundledPolicies.standard().of(route);
              assertThat(policy.outOfHours()).isEmpty();
              assertThat(policy.office()).noneMatch(Step::anyTime);
            });
  }

  @Test
  void the_standard_policy_expects_an_outcome_of_the_eight_within_one_working_day() {
    OutcomeRules outcome = BundledPolicies.standard().outcome();

    assertThat(outcome.dueWithinWorkingDays()).isEqualTo(1);
    assertThat(outcome.choices().stream().map(Outcome::code))
        .containsExactly(
            "NO_FURTHER_ACTION",
            "CONTACTED_HOSPITAL",
            "VISIT_PLANNED",
            "STRATEGY_DISCUSSION",
            "SECTION_47_ENQUIRY",
            "PASSED_TO_ANOTHER_AUTHORITY",
            "ACCESS_ONLY",
            "WRONG_CHILD");
    assertThat(outcome.choices().stream().filter(Outcome::withdraws).map(Outcome::code))
        .containsExactly("WRONG_CHILD");
  }

  @Test
  void a_case_may_be_the_same_as_another() {
    AuthorityPolicy policy = BundledPolicies.standard();

    assertThat(policy.of(Route.UNBORN)).isEqualTo(policy.of(Route.OPEN));
    assertThat(policy.of(Route.CLOSED_CASE)).isEqualTo(policy.of(Route.LAST_TEAM));
  }

  @Test
  void the_policy_for_demonstrations_differs_in_nothing_but_its_waits() {
    AuthorityPolicy quick = BundledPolicies.get("within-minutes");

    assertThat(quick.of(Route.OPEN).office().stream().map(Step::delay))
        .containsExactly(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMinutes(4));
    assertThat(quick.of(Route.OPEN).office().stream().map(Step::tell))
        .isEqualTo(
            BundledPolicies.standard().of(Route.OPEN).office().stream().map(Step::tell).toList());
  }

  @Test
  void a_step_that_comes_before_the_one_above_it_is_found() {
    assertThat(faults("after: 3h", "after: 1h"))
        .contains(
            new FileFault(
                "cases.open.office[2].after",
                "is shorter than the wait of the step before it: put the steps in order"));
  }

  @Test
  void a_step_that_reaches_nobody_in_its_case_is_found() {
    assertThat(
            faults(
                "role: duty-social-worker, by: [desktop, email]", "role: custodian, by: [desktop]"))
        .contains(
            new FileFault(
                "cases.open.office[1].tell",
                "reaches nobody in the case open: name somebody whom it has"),
            new FileFault(
                "cases.open.office[1].tell",
                "reaches nobody in the case unborn: name somebody whom it has"));
  }

  @Test
  void a_step_that_tells_nobody_is_found() {
    assertThat(
            faults(
                "        tell:\n          - {role: deputy, by: [desktop, email]}\n",
                "        tell: []\n"))
        .containsExactly(
            new FileFault(
                "cases.restricted.office[1].tell",
                "reaches nobody in the case restricted: name somebody whom it has"));
  }

  @Test
  void cases_that_refer_to_each_other_in_a_loop_are_found() {
    assertThat(
            faults(
                GOOD.replace("same-as: open", "same-as: closed-case")
                    .replace("same-as: last-team", "same-as: unborn")))
        .extracting(FileFault::path)
        .containsExactly("cases.unborn.same-as", "cases.closed-case.same-as");
  }

  @Test
  void a_step_that_comes_back_in_its_case_is_found() {
    assertThat(faults("step: second eds", "step: duty"))
        .contains(
            new FileFault(
                "cases.open.out-of-hours[1].step",
                "comes twice in this case: its second would tell nobody anew"));
  }

  @Test
  void a_wait_longer_than_the_decision_may_take_is_found() {
    assertThat(faults("after: 3h", "after: 25h"))
        .contains(
            new FileFault(
                "cases.open.office[2].after",
                "is longer than the decision may take (24 hours): shorten it"));
  }

  @Test
  void a_ladder_that_ends_at_a_mailbox_is_found() {
    assertThat(faults("- {role: team-manager, by: [desktop, email]}", "- {mailbox: team-mailbox}"))
        .contains(
            new FileFault(
                "cases.open.office[2].tell",
                "ends with no human: name a role or relationship on the last step"));
  }

  @Test
  void an_allocated_worker_and_their_manager_are_nobody_in_a_closed_case() {
    String lastTeam =
        GOOD.substring(GOOD.indexOf("  last-team:"), GOOD.indexOf("  # Closed longer ago"));
    String allocatedOnly =
        """
          last-team:
            office:
              - step: allocated
                after: 0m
                tell:
                  - {relationship: allocated-worker, by: [desktop]}
                  - {relationship: manager-of-allocated-worker, by: [email]}
        """;

    assertThat(faults(lastTeam, allocatedOnly))
        .contains(
            new FileFault(
                "cases.last-team.office[0].tell",
                "reaches nobody in the case last-team: name somebody whom it has"),
            new FileFault(
                "cases.last-team.office[0].tell",
                "reaches nobody in the case closed-case: name somebody whom it has"));
  }

  @Test
  void a_night_that_ends_at_the_duty_social_worker_whom_only_the_days_rota_has_is_found() {
    assertThat(
            faults(
                "role: eds-manager, by: [desktop, email]",
                "role: duty-social-worker, by: [desktop, email]"))
        .contains(
            new FileFault(
                "cases.open.out-of-hours[2].tell",
                "ends with nobody of the night: name one of the Emergency Duty Service, or a"
                    + " manager, on the last step"));
  }

  @Test
  void nobody_but_its_keepers_may_be_told_of_a_restricted_child() {
    assertThat(
            faults(
                "- {role: deputy, by: [desktop, email]}",
                "- {role: deputy, by: [desktop]}\n          - {mailbox: duty-and-advice}"))
        .containsExactly(
            new FileFault(
                "cases.restricted.office[1].tell[1]",
                "may not know of a restricted child: use custodian, deputy or"
                    + " safeguarding-manager"));
  }

  @Test
  void unknown_roles_channels_cases_and_words_are_found_all_at_once() {
    String bad =
        GOOD.replace("role: eds,", "role: edz,")
            .replace(
                "relationship: allocated-worker, by: [desktop]", "relationship: aunt, by: [pigeon]")
            .replace("same-as: open", "same-as: opened")
            .replace("due-within-working-days: 1", "due-within: 1")
            .replace("  ended-plan:", "  plan-ended:");

    assertThat(faults(bad))
        .extracting(FileFault::path)
        .contains(
            "outcome.due-within",
            "outcome.due-within-working-days",
            "cases.plan-ended",
            "cases.ended-plan",
            "cases.open.office[0].tell[0].relationship",
            "cases.open.office[0].tell[0].by[0]",
            "cases.open.out-of-hours[0].tell[0].role",
            "cases.unborn.same-as");
  }

  @Test
  void a_fault_says_what_may_stand_there() {
    assertThat(faults("by: [desktop]}", "by: [pigeon]}").getFirst().words())
        .startsWith("is no channel: use one of desktop, email");
  }

  @Test
  void a_mailbox_has_no_desktop() {
    assertThat(faults("{mailbox: duty-and-advice}", "{mailbox: duty-and-advice, by: [desktop]}"))
        .contains(
            new FileFault(
                "cases.open.office[0].tell[1].by[0]",
                "does not reach a mailbox: use email, or leave it out"));
  }

  @Test
  void a_wait_that_is_no_time_is_found() {
    assertThat(faults("after: 2h", "after: soon").getFirst())
        .isEqualTo(
            new FileFault(
                "cases.open.office[1].after",
                "must be hours and minutes, such as 2h, 30m or 1h30m"));
  }

  @Test
  void outcomes_need_a_code_of_their_own_and_one_that_is_a_decision() {
    assertThat(faults("code: VISIT_PLANNED", "code: NO_FURTHER_ACTION"))
        .extracting(FileFault::path)
        .containsExactly("outcome.choices[2].code");
    assertThat(faults("format: 1\nversion: 1\noutcome: {due-within-working-days: 1}\ncases: {}"))
        .contains(
            new FileFault(
                "outcome.choices",
                "offers no decision: add at least one choice that does not withdraw"));
  }

  @Test
  void a_reminder_before_anybody_could_have_acknowledged_is_found() {
    assertThat(faults("remind-before: [2h]", "remind-before: [24h]"))
        .extracting(FileFault::path)
        .containsExactly("outcome.remind-before");
  }

  @Test
  void what_is_no_yaml_is_refused_with_its_line() {
    assertThat(faults("format: 1\ncases: [open\n").getFirst().path()).startsWith("line ");
    assertThat(faults("format: 1\nformat: 1\n").getFirst().path()).startsWith("line 2");
    assertThat(faults("")).isNotEmpty();
  }
}

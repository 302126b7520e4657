package org.wardline.oversight.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wardline.oversight.policy.ProcessMap.Box;
import org.wardline.oversight.policy.ProcessMap.Line;
import org.wardline.teams.Channel;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.Outcome;
import org.wardline.teams.OutcomeRules;
import org.wardline.teams.Role;
import org.wardline.teams.Route;

class ProcessMapTest {
  private static final OutcomeRules OUTCOME =
      new OutcomeRules(
          2,
          List.of(Duration.ofHours(2)),
          List.of(),
          List.of(new Outcome("NONE", "No further action", false)));

  private static final String ASKED_ANEW =
      "When nobody has answered after the last step, everybody is asked anew as the office opens"
          + " next, by day only, and so on until somebody answers";

  private static Step step(String name, Duration wait, Role role, Channel... channels) {
    return new Step(name, wait, false, List.of(new Audience(role, Set.of(channels))));
  }

  private static EscalationPolicy policy(List<Step> night) {
    return new EscalationPolicy(
        7,
        List.of(
            step("first", Duration.ZERO, Role.ALLOCATED_WORKER, Channel.DESKTOP),
            step(
                "second",
                Duration.ofMinutes(150),
                Role.DUTY_SOCIAL_WORKER,
                Channel.EMAIL,
                Channel.DESKTOP)),
        night,
        OUTCOME);
  }

  @Test
  void every_step_of_the_policy_is_drawn_and_said() {
    ProcessMap map =
        ProcessMap.of(
            Route.OPEN, policy(List.of(step("eds", Duration.ZERO, Role.EDS, Channel.DESKTOP))));

    assertThat(map.boxes().stream().filter(box -> box.kind().equals("step"))).hasSize(3);
    assertThat(map.text())
        .contains(
            "In office hours. After 2 hours 30 minutes: duty social worker by desktop and e-mail",
            "Out of hours. At once: Emergency Duty Service by desktop",
            "The outcome is recorded within 2 working days",
            "They are reminded 2 hours before")
        .contains(
            "What nobody has answered by day goes on by the steps of the night once the office is"
                + " closed",
            ASKED_ANEW);
  }

  @Test
  void what_follows_when_nobody_answers_stands_between_the_ladders_and_the_decision() {
    ProcessMap map = ProcessMap.of(Route.OPEN, policy(List.of()));
    Box anew = only(map, "anew");

    assertThat(anew.lines().stream().map(Line::words).collect(Collectors.joining(" ")))
        .isEqualTo(ASKED_ANEW + ".");
    assertThat(only(map, "end").y()).isGreaterThan(anew.y() + anew.height());
    assertThat(map.text()).contains(ASKED_ANEW).noneMatch(one -> one.contains("of the night once"));
  }

  @Test
  void a_step_that_does_not_wait_for_the_office_is_said_so_first() {
    EscalationPolicy policy =
        new EscalationPolicy(
            7,
            List.of(
                new Step(
                    "first",
                    Duration.ZERO,
                    true,
                    List.of(new Audience(Role.CUSTODIAN, Set.of(Channel.DESKTOP))))),
            List.of(),
            OUTCOME);

    assertThat(ProcessMap.of(Route.RESTRICTED, policy).text())
        .startsWith("By day and night, at once: custodian by desktop");
    assertThat(PolicyWording.steps(policy))
        .containsExactly("By day and night, at once: custodian by desktop");
  }

  private static Box only(ProcessMap map, String kind) {
    return map.boxes().stream()
        .filter(box -> box.kind().equals(kind))
        .reduce(
            (one, other) -> {
              throw new IllegalStateException("more than one " + kind);
            })
        .orElseThrow();
  }

  @Test
  void where_nobody_is_called_out_the_night_says_so() {
    ProcessMap map = ProcessMap.of(Route.ENDED_PLAN, policy(List.of()));

    assertThat(map.boxes())
        .filteredOn(box -> box.kind().equals("none"))
        .singleElement()
        .satisfies(
            box -> assertThat(box.lines().getFirst().words()).startsWith("Nobody is called out"));
  }

  @Test
  void no_box_lies_over_another_one_of_its_lane_and_no_text_leaves_its_box() {
    ProcessMap map = ProcessMap.of(Route.OPEN, policy(List.of()));
    List<Box> boxes = map.boxes();

    for (Box one : boxes) {
      assertThat(one.lines())
          .allSatisfy(line -> assertThat(line.y()).isBetween(one.y(), one.y() + one.height()));
      assertThat(boxes)
          .filteredOn(other -> !other.equals(one) && other.x() == one.x())
          .noneMatch(
              other -> other.y() < one.y() + one.height() && one.y() < other.y() + other.height());
    }
  }

  @Test
  void a_long_sentence_is_broken_at_blanks() {
    assertThat(ProcessMap.wrapped("one two three four", 9))
        .containsExactly("one two", "three", "four");
  }

  @Test
  void a_dry_run_needs_a_case_a_person_and_a_moment_in_london() {
    String person = "00000999-0000-4000-8002-000000000001";

    assertThat(TrialForm.of("nothing", person, "2026-07-01T02:00").errors().of("case"))
        .isEqualTo("Select a case");
    assertThat(TrialForm.of("open", "", "2026-07-01T02:00").errors().of("worker"))
        .isEqualTo("Select a person");
    assertThat(TrialForm.of("open", person, "tonight").isRefused()).isTrue();
    assertThat(TrialForm.of("open", person, "+999999999-12-31T00:00").errors().of("moment"))
        .startsWith("Enter day and time");
    assertThat(TrialForm.of("open", person, "2026-07-01T02:00").at())
        .isEqualTo(Instant.parse("2026-07-01T01:00:00Z"));
    assertThat(TrialForm.empty(Instant.parse("2026-07-01T01:00:30Z")).moment())
        .isEqualTo("2026-07-01T02:00");
  }
}

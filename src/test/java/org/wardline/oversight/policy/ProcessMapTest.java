package org.wardline.oversight.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.oversight.policy.ProcessMap.Box;
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
            "They are reminded 2 hours before");
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
    assertThat(TrialForm.of("open", person, "2026-07-01T02:00").at())
        .isEqualTo(Instant.parse("2026-07-01T01:00:00Z"));
    assertThat(TrialForm.empty(Instant.parse("2026-07-01T01:00:30Z")).moment())
        .isEqualTo("2026-07-01T02:00");
  }
}

package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.teams.BundledPolicies;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Role;
import org.wardline.teams.Route;

class NextStepTest {
  private static final OfficeHours HOURS = OfficeHours.standard(Set.of());
  private static final EscalationPolicy OPEN = BundledPolicies.standard().of(Route.OPEN);
  private static final Instant TUESDAY_NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant TUESDAY_NIGHT = Instant.parse("2026-03-10T23:00:00Z");

  @Test
  void by_day_the_next_rung_of_the_day_is_told() {
    assertThat(NextStep.told(OPEN, 1, 0, TUESDAY_NOON, HOURS))
        .containsExactly(Role.DUTY_SOCIAL_WORKER);
    assertThat(NextStep.told(OPEN, 2, 0, TUESDAY_NOON, HOURS)).containsExactly(Role.TEAM_MANAGER);
  }

  @Test
  void by_night_the_next_rung_of_the_night_is_told() {
    assertThat(NextStep.told(OPEN, 1, 1, TUESDAY_NIGHT, HOURS)).containsExactly(Role.SECOND_EDS);
  }

  @Test
  void a_ladder_that_is_climbed_leaves_the_other() {
    assertThat(NextStep.told(OPEN, 3, 1, TUESDAY_NOON, HOURS)).containsExactly(Role.SECOND_EDS);
    assertThat(NextStep.told(OPEN, 1, 3, TUESDAY_NIGHT, HOURS))
        .containsExactly(Role.DUTY_SOCIAL_WORKER);
  }

  @Test
  void a_restricted_child_has_one_ladder_for_day_and_night() {
    EscalationPolicy restricted = BundledPolicies.standard().of(Route.RESTRICTED);

    assertThat(NextStep.told(restricted, 1, 0, TUESDAY_NIGHT, HOURS)).containsExactly(Role.DEPUTY);
  }

  @Test
  void everybody_of_a_step_is_named() {
    EscalationPolicy closed = BundledPolicies.standard().of(Route.CLOSED_CASE);

    assertThat(NextStep.told(closed, 0, 0, TUESDAY_NOON, HOURS))
        .containsExactly(Role.DUTY_SOCIAL_WORKER, Role.DUTY_AND_ADVICE);
  }

  @Test
  void when_no_step_is_left_the_first_of_the_day_is_told_anew() {
    assertThat(NextStep.told(OPEN, 3, 3, TUESDAY_NOON, HOURS))
        .containsExactly(Role.ALLOCATED_WORKER, Role.DUTY_AND_ADVICE);
  }

  @Test
  void nobody_is_told_when_nothing_is_due() {
    assertThat(NextStep.told(OPEN, 1, 0, null, HOURS)).isEmpty();
  }
}

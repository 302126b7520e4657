package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.register.RegisteredChild.Allocation;
import org.wardline.teams.Route;

class CasePolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final UUID TEAM = new UUID(1, 1);
  private static final UUID WORKER = new UUID(2, 2);
  private static final Plan CPP = new Plan("CPP", ago(100), null, null, null);
  private static final Plan ENDED = new Plan("CPP", ago(100), ago(30), null, null);
  private static final Plan UCPP =
      new Plan("UCPP", ago(100), ago(-30), LocalDate.of(2026, 4, 1), null);
  private static final Allocation RUNNING = new Allocation(WORKER, TEAM, ago(90), null);
  private static final Allocation OVER = new Allocation(WORKER, TEAM, ago(90), ago(30));

  private static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static RegisteredChild child(
      boolean restricted, Instant closedAt, List<Plan> plans, List<Allocation> allocations) {
    return new RegisteredChild(
        new UUID(0, 1),
        "999",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        restricted,
        null,
        null,
        closedAt,
        List.of(),
        plans,
        allocations,
        List.of(),
        List.of());
  }

  private static Route route(RegisteredChild child) {
    return CasePolicy.decide(child, NOW, NOW);
  }

  @Test
  void a_child_on_a_plan_is_its_workers_and_without_one_nobodys() {
    assertThat(route(child(false, null, List.of(CPP), List.of(RUNNING)))).isEqualTo(Route.OPEN);
    assertThat(route(child(false, null, List.of(CPP), List.of(OVER))))
        .isEqualTo(Route.NOBODY_ALLOCATED);
  }

  @Test
  void a_plan_of_an_unborn_child_is_a_case_of_its_own_unless_the_mother_has_a_plan_too() {
    assertThat(route(child(false, null, List.of(UCPP), List.of(RUNNING)))).isEqualTo(Route.UNBORN);
    assertThat(route(child(false, null, List.of(UCPP, CPP), List.of(RUNNING))))
        .isEqualTo(Route.OPEN);
    assertThat(route(child(false, null, List.of(UCPP), List.of())))
        .isEqualTo(Route.NOBODY_ALLOCATED);
  }

  @Test
  void a_case_closed_less_than_eight_weeks_ago_is_the_last_teams() {
    RegisteredChild lately = child(false, ago(55), List.of(ENDED), List.of(OVER));

    assertThat(route(lately)).isEqualTo(Route.LAST_TEAM);
    assertThat(lately.team(NOW)).isEqualTo(TEAM);
    assertThat(lately.lastAllocation(NOW)).contains(OVER);
    assertThat(route(child(false, ago(56), List.of(ENDED), List.of(OVER))))
        .isEqualTo(Route.CLOSED_CASE);
  }

  @Test
  void an_ended_plan_is_still_the_workers_as_long_as_there_is_one() {
    assertThat(route(child(false, null, List.of(ENDED), List.of(RUNNING))))
        .isEqualTo(Route.ENDED_PLAN);
    assertThat(route(child(false, null, List.of(ENDED), List.of(OVER))))
        .isEqualTo(Route.CLOSED_CASE);
  }

  @Test
  void a_restricted_child_is_the_custodians_whatever_else_is_true() {
    assertThat(route(child(true, null, List.of(CPP), List.of(RUNNING))))
        .isEqualTo(Route.RESTRICTED);
    assertThat(route(child(true, ago(100), List.of(), List.of()))).isEqualTo(Route.RESTRICTED);
  }
}

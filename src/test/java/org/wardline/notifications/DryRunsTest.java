package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Role;
import org.wardline.teams.Route;

@QuarkusTest
class DryRunsTest {
  private static final String NUMBER = "9990000018";
  private static final Instant BOXING_DAY = Instant.parse("2026-12-26T02:15:00Z");

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject DryRuns dryRuns;
  @Inject AuthorityScope scope;
  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    child = council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
  }

  private DryRun run(Route route, Instant at) {
    FollowedChild followed =
        new FollowedChild(
            child,
            Council.AUTHORITY,
            route,
            Council.ALLOCATED,
            Council.ALLOCATED,
            Council.LOCALITY,
            Council.CUSTODIAN,
            Council.DEPUTY);
    return line.await(
        () ->
            Panache.withTransaction(
                () ->
                    scope
                        .enter(List.of(Council.AUTHORITY))
                        .chain(() -> dryRuns.run(followed, at))));
  }

  private static List<String> steps(DryRun run) {
    return run.steps().stream().map(step -> step.at() + " " + step.name()).toList();
  }

  @Test
  void an_access_at_a_quarter_past_two_on_boxing_day_goes_to_the_night_service_then_to_the_day() {
    assertThat(steps(run(Route.OPEN, BOXING_DAY)))
        .containsExactly(
            "2026-12-26T02:15:00Z allocated",
            "2026-12-26T02:15:00Z eds",
            "2026-12-26T02:45:00Z second eds",
            "2026-12-26T03:15:00Z eds manager",
            "2026-12-29T08:30:00Z duty",
            "2026-12-29T08:30:00Z manager");
  }

  @Test
  void it_says_who_is_told_over_which_channel_and_why() {
    DryRun run = run(Route.OPEN, BOXING_DAY);
    String eds = "Worker " + Council.EDS.toString().substring(0, 4);

    assertThat(run.words())
        .startsWith(
            "An event at Sat 26 Dec 2026 02:15 in the case “open”, by version 0 of the policy:")
        .contains(
            "Sat 26 Dec 2026 02:15, step “eds”: "
                + eds
                + " (Emergency Duty Service) by desktop and e-mail, because the office is closed,"
                + " at once.")
        .endsWith("Who acknowledges it at once has to record an outcome by Tue 29 Dec 2026 08:30.");
    assertThat(run.steps().get(1).told()).extracting(DryRun.Told::role).containsExactly(Role.EDS);
  }

  @Test
  void a_step_that_would_reach_nobody_is_named_as_passed_over() {
    council.execute("delete from shift where slot = 'eds'");

    DryRun.Step eds = run(Route.OPEN, BOXING_DAY).steps().get(1);
    assertThat(eds.name()).isEqualTo("eds");
    assertThat(eds.told()).isEmpty();
    assertThat(eds.why()).isEqualTo("so that the next step comes at once");
    assertThat(steps(run(Route.OPEN, BOXING_DAY))).contains("2026-12-26T02:15:00Z second eds");
  }

  @Test
  void who_covers_for_the_absent_allocated_worker_would_be_asked_first() {
    Instant noon = Instant.parse("2026-03-11T12:00:00Z");
    council.away(Council.ALLOCATED, noon.minusSeconds(3600), null);
    council.covers(Council.MANAGER, Council.ALLOCATED, noon.minusSeconds(3600));

    DryRun.Step first = run(Route.OPEN, noon).steps().getFirst();

    assertThat(first.told())
        .extracting(DryRun.Told::name)
        .contains("Worker " + Council.MANAGER.toString().substring(0, 4))
        .doesNotContain("Worker " + Council.ALLOCATED.toString().substring(0, 4));
  }

  @Test
  void nobody_stands_in_for_the_custodian_of_a_restricted_child() {
    council.away(Council.CUSTODIAN, BOXING_DAY.minusSeconds(3600), null);
    council.covers(Council.MANAGER, Council.CUSTODIAN, BOXING_DAY.minusSeconds(3600));

    assertThat(run(Route.RESTRICTED, BOXING_DAY).steps())
        .flatExtracting(DryRun.Step::told)
        .extracting(DryRun.Told::role)
        .containsExactly(Role.DEPUTY, Role.SAFEGUARDING_MANAGER);
  }

  @Test
  void a_restricted_child_would_be_its_keepers_alone() {
    assertThat(run(Route.RESTRICTED, BOXING_DAY).steps())
        .flatExtracting(DryRun.Step::told)
        .extracting(DryRun.Told::role)
        .containsExactly(Role.CUSTODIAN, Role.DEPUTY, Role.SAFEGUARDING_MANAGER);
  }

  @Test
  void the_dry_run_says_what_the_real_round_then_does() {
    List<String> dry = steps(run(Route.OPEN, BOXING_DAY));

    clock.setTo(BOXING_DAY);
    line.match(access(NUMBER, "L-1001", BOXING_DAY));
    for (String at :
        List.of("2026-12-26T02:45:00Z", "2026-12-26T03:15:00Z", "2026-12-29T08:30:00Z")) {
      clock.setTo(Instant.parse(at));
      line.tick();
    }

    assertThat(
            council.strings(
                """
                select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z" ')
                  || split_part(detail, ':', 1)
                from notification_history where what like 'step_%' order by position"""))
        .isEqualTo(dry);
  }

  @Test
  void a_dry_run_writes_nothing() {
    run(Route.OPEN, BOXING_DAY);

    assertThat(council.strings("select id from delivery")).isEmpty();
    assertThat(council.strings("select id from notification")).isEmpty();
  }
}

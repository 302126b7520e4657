package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    return run(
        new FollowedChild(
            child,
            Council.AUTHORITY,
            route,
            Council.ALLOCATED,
            Council.ALLOCATED,
            Council.LOCALITY,
            Council.CUSTODIAN,
            Council.DEPUTY),
        at);
  }

  private DryRun run(FollowedChild followed, Instant at) {
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
        .contains(
            "Nobody has answered: at Wed 30 Dec 2026 08:30 everybody is asked anew, by day only.")
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

  /** Everybody whom a dry run names, step by step. */
  private static List<String> told(DryRun run) {
    return run.steps().stream()
        .map(
            step ->
                step.at()
                    + " "
                    + step.name()
                    + ": "
                    + step.told().stream()
                        .flatMap(
                            to ->
                                to.channels().stream()
                                    .map(
                                        by -> to.name() + " " + by.name().toLowerCase(Locale.ROOT)))
                        .sorted()
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  /** What the engine does of an access that nobody answers, until it begins anew. */
  private List<String> engineTells(Instant at, Instant... changes) {
    clock.setTo(at);
    line.match(access(NUMBER, "L-1001", at));
    Deque<Instant> further = new ArrayDeque<>(List.of(changes));
    for (Instant next = next(further); next != null; next = next(further)) {
      clock.setTo(next);
      line.tick();
      further.remove(next);
    }
    return council.strings(
        """
        select to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z" ') || split_part(h.detail, ':', 1) || ': '
          || coalesce((
            select string_agg(coalesce(w.name, t.name) || ' ' || d.channel, ', '
              order by coalesce(w.name, t.name) || ' ' || d.channel collate "C")
            from delivery d left join worker w on w.id = d.recipient_id left join team t on t.id = d.recipient_id
            where d.round = h.round and d.kind = 'tell' and d.step = split_part(h.detail, ':', 1)
              and d.planned_at = h.at), '')
        from notification_history h
        where h.what like 'step_%' and h.position
          < coalesce((select min(x.position) from notification_history x where x.what = 'nobody_answered'), 1000000000)
        order by h.position""");
  }

  /** When something is due next; null at the end of the ladders. */
  private Instant next(Deque<Instant> further) {
    List<String> due =
        council.strings(
            """
            select to_char(step_due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from notification
            where step_due_at is not null
              and not exists (select from notification_history where what = 'nobody_answered')""");
    return Stream.concat(
            due.stream().map(Instant::parse), due.stream().flatMap(d -> further.stream()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Duty by day only, so that it matters who is there when a step is taken. */
  private void dutyByDay() {
    council.execute(
        "update shift set weekdays = '{1,2,3,4,5}', starts_at = '08:30', lasts_minutes = 510 where slot = 'duty'");
  }

  private void becomes(Route route) {
    switch (route) {
      case OPEN -> {}
      case UNBORN ->
          council.execute(
              "update plan set type = 'UCPP', expected_delivery_on = '2026-08-01', ended_at = '2026-09-01'");
      case NOBODY_ALLOCATED -> council.execute("delete from allocation");
      case ENDED_PLAN -> council.execute("update plan set ended_at = '2026-01-05'");
      case LAST_TEAM -> close("2026-02-20");
      case CLOSED_CASE -> close("2025-12-01");
      case RESTRICTED ->
          council.execute(
              "update child set restricted = true, custodian_id = ?, deputy_id = ?",
              Council.CUSTODIAN,
              Council.DEPUTY);
    }
  }

  private void close(String on) {
    council.execute("update plan set ended_at = cast(? as timestamptz)", on);
    council.execute("update allocation set until_at = cast(? as timestamptz)", on);
    council.execute("update child set closed_at = cast(? as timestamptz)", on);
  }

  private FollowedChild child(Route route) {
    boolean allocated =
        Set.of(Route.OPEN, Route.UNBORN, Route.ENDED_PLAN, Route.RESTRICTED).contains(route);
    boolean restricted = route == Route.RESTRICTED;
    return new FollowedChild(
        child,
        Council.AUTHORITY,
        route,
        allocated ? Council.ALLOCATED : null,
        route == Route.NOBODY_ALLOCATED ? null : Council.ALLOCATED,
        Council.LOCALITY,
        restricted ? Council.CUSTODIAN : null,
        restricted ? Council.DEPUTY : null);
  }

  @ParameterizedTest
  @EnumSource
  void of_every_case_it_says_what_the_engine_then_does_of_an_event_before_the_opening(Route route) {
    dutyByDay();
    becomes(route);
    Instant early = Instant.parse("2026-03-10T07:45:00Z");

    assertThat(told(run(child(route), early))).isNotEmpty().isEqualTo(engineTells(early));
    assertThat(council.strings("select upper(route) from notification"))
        .containsExactly(route.name());
  }

  /** An event late on a Sunday, and when the allocated worker is away, in hours after it. */
  @ParameterizedTest
  @CsvSource({
    "ENDED_PLAN, -24, 1, false",
    "ENDED_PLAN, 1, , false",
    "ENDED_PLAN, 1, , true",
    "OPEN, -24, 1, false",
    "OPEN, -24, , false",
    "OPEN, 1, , false",
    "OPEN, 1, , true",
    "OPEN, 1, 9, false",
    "OPEN, 13, , true",
    "NOBODY_ALLOCATED, 1, , false"
  })
  void it_says_what_the_engine_then_does_although_somebody_goes_or_comes_back_in_between(
      Route route, int awayFrom, Integer awayUntil, boolean covered) {
    dutyByDay();
    becomes(route);
    Instant sunday = Instant.parse("2026-03-08T23:00:00Z");
    Instant from = sunday.plus(Duration.ofHours(awayFrom));
    Instant until = awayUntil == null ? null : sunday.plus(Duration.ofHours(awayUntil));
    council.away(Council.ALLOCATED, from, until);
    if (covered) {
      council.worker(Council.id("cover"), Council.LOCALITY, "worker");
      council.covers(Council.id("cover"), Council.ALLOCATED, sunday.minusSeconds(86400));
    }
    Instant opening = Instant.parse("2026-03-09T08:30:00Z");
    Instant[] changes =
        Stream.of(from, until, opening)
            .filter(at -> at != null && at.isAfter(sunday))
            .distinct()
            .toArray(Instant[]::new);

    assertThat(told(run(child(route), sunday)))
        .isNotEmpty()
        .isEqualTo(engineTells(sunday, changes));
  }

  @Test
  void a_dry_run_writes_nothing() {
    run(Route.OPEN, BOXING_DAY);

    assertThat(council.strings("select id from delivery")).isEmpty();
    assertThat(council.strings("select id from notification")).isEmpty();
  }
}

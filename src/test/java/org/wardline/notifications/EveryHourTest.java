package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.PaperRota.ALLOCATED;
import static org.wardline.teams.PaperRota.CUSTODIAN;
import static org.wardline.teams.PaperRota.DEPUTY;
import static org.wardline.teams.PaperRota.DUTY_TEAM;
import static org.wardline.teams.PaperRota.EDS_MANAGER;
import static org.wardline.teams.PaperRota.FIRST;
import static org.wardline.teams.PaperRota.LONDON;
import static org.wardline.teams.PaperRota.MANAGER;
import static org.wardline.teams.PaperRota.SAFEGUARDING;
import static org.wardline.teams.PaperRota.SECOND_EDS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.RoundsAhead.Ahead;
import org.wardline.teams.BundledPolicies;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.PaperRota;
import org.wardline.teams.Route;
import org.wardline.teams.Staff;

/**
 * The rounds of an event at every hour of two years, both nights in which the clocks change
 * included, beside what the standard policy says when it is read off the wall.
 */
class EveryHourTest {
  private static final int HOURS = 17_520;
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final OfficeHours OFFICE = PaperRota.hours();
  private static final UUID NOBODY = null;

  private final PaperRota rota = new PaperRota();

  /** Who is told of what at which moment, one person a line. */
  private record Told(Instant at, String step, UUID whom) {}

  private static LocalDateTime local(Instant at) {
    return at.atZone(LONDON).toLocalDateTime();
  }

  private static boolean isOpen(Instant at) {
    return PaperRota.isOpen(local(at));
  }

  /** All openings and closings are at the full or the half hour. */
  private static Instant opens(Instant from) {
    return isOpen(from) ? from : opens(from.plus(HALF_AN_HOUR));
  }

  private static Instant closes(Instant from) {
    return isOpen(from) ? closes(from.plus(HALF_AN_HOUR)) : from;
  }

  private static Instant after(Instant from, int minutes) {
    return from.plus(Duration.ofMinutes(minutes));
  }

  private static Told duty(Instant at) {
    return new Told(at, "duty", PaperRota.onDuty(local(at).toLocalDate()));
  }

  private static Stream<Told> night(Instant eds) {
    Instant second = closes(after(eds, 30));
    return Stream.of(
        new Told(eds, "eds", PaperRota.nightService(local(eds))),
        new Told(second, "second eds", SECOND_EDS),
        new Told(closes(after(eds, 60)), "eds manager", EDS_MANAGER));
  }

  /** The night service has it at once, or when a day step would come after closing. */
  private static Instant nightOfAnOpenCase(Instant event) {
    Instant duty = after(event, 120);
    boolean atOnce = !isOpen(event);
    return atOnce ? event : isOpen(duty) ? closes(after(event, 180)) : duty;
  }

  private static Set<Told> ofAnOpenCase(Instant event) {
    return Stream.concat(
            Stream.of(
                new Told(event, "allocated", ALLOCATED),
                duty(opens(after(event, 120))),
                new Told(opens(after(event, 180)), "manager", MANAGER)),
            night(nightOfAnOpenCase(event)))
        .collect(Collectors.toSet());
  }

  /** By day as if nobody were allocated; before the opening the waits are over with it. */
  private static Set<Told> ofAnAbsentWorker(Instant event) {
    return ofTheDuty(event, opens(event));
  }

  /** Who has the duty by the rota is told at once, on a bank holiday as well. */
  private static Set<Told> ofNobodyAllocated(Instant event) {
    return ofTheDuty(event, PaperRota.hasDuty(local(event)) ? event : opens(event));
  }

  private static Set<Told> ofTheDuty(Instant event, Instant duty) {
    return Stream.concat(
            Stream.of(duty(duty), new Told(opens(after(event, 180)), "manager", MANAGER)),
            night(isOpen(event) ? closes(after(event, 180)) : event))
        .collect(Collectors.toSet());
  }

  private static Set<Told> ofAnEndedPlan(Instant event) {
    Instant opening = opens(event);
    return Set.of(
        new Told(opening, "allocated", ALLOCATED),
        duty(opens(after(opening, 120))),
        new Told(opens(after(opening, 180)), "manager", MANAGER));
  }

  private static Set<Told> ofAClosedCase(Instant event) {
    Instant opening = opens(event);
    return Set.of(duty(opening), new Told(opens(after(opening, 180)), "manager", MANAGER));
  }

  private static Set<Told> ofARestrictedChild(Instant event) {
    return Set.of(
        new Told(event, "custodian", CUSTODIAN),
        new Told(after(event, 30), "deputy", DEPUTY),
        new Told(after(event, 60), "safeguarding", SAFEGUARDING));
  }

  private static FollowedChild child(Route route, UUID allocated) {
    boolean restricted = route == Route.RESTRICTED;
    return new FollowedChild(
        new UUID(0, 1),
        "999",
        route,
        allocated,
        null,
        DUTY_TEAM,
        restricted ? CUSTODIAN : NOBODY,
        restricted ? DEPUTY : NOBODY);
  }

  /** The people whom the engine tells; a mailbox is nobody. */
  private static Set<Told> people(List<Ahead> ahead) {
    return ahead.stream()
        .flatMap(
            one ->
                one.taken().withoutMailboxes().told().stream()
                    .map(to -> new Told(one.at(), one.taken().step().name(), to.id())))
        .collect(Collectors.toSet());
  }

  private void ofEveryHour(
      FollowedChild child, Set<UUID> absent, BiFunction<Instant, List<Ahead>, Set<Told>> onPaper) {
    EscalationPolicy policy = BundledPolicies.standard().of(child.route());
    Instant hour = FIRST.atStartOfDay(LONDON).toInstant();
    LocalDate day = null;
    Staff staff = null;
    for (int i = 0; i < HOURS; i++) {
      if (!local(hour).toLocalDate().equals(day)) {
        day = local(hour).toLocalDate();
        staff = rota.around(day).without(absent);
      }
      List<Ahead> ahead = new RoundsAhead(child, policy, OFFICE, staff).from(hour);
      assertThat(people(ahead)).as(local(hour).toString()).isEqualTo(onPaper.apply(hour, ahead));
      hour = hour.plus(Duration.ofHours(1));
    }
    assertThat(hour).isEqualTo(Instant.parse("2028-01-01T00:00:00Z"));
  }

  private void ofEveryHour(
      Route route, UUID allocated, BiFunction<Instant, List<Ahead>, Set<Told>> onPaper) {
    ofEveryHour(child(route, allocated), Set.of(), onPaper);
  }

  @Test
  void an_open_case_is_the_allocated_workers_and_then_the_dutys_or_at_night_the_night_services() {
    ofEveryHour(
        Route.OPEN,
        ALLOCATED,
        (hour, ahead) -> {
          assertThat(ahead.getFirst().taken().told()).as("the mailbox is told at once").hasSize(2);
          return ofAnOpenCase(hour);
        });
  }

  @Test
  void a_child_to_whom_nobody_is_allocated_is_the_dutys_or_at_night_the_night_services() {
    ofEveryHour(Route.NOBODY_ALLOCATED, NOBODY, (hour, ahead) -> ofNobodyAllocated(hour));
  }

  @Test
  void an_open_case_whose_worker_is_away_is_nobodys_at_no_hour() {
    ofEveryHour(
        child(Route.OPEN, ALLOCATED), Set.of(ALLOCATED), (hour, ahead) -> ofAnAbsentWorker(hour));
  }

  @Test
  void an_ended_plan_is_the_allocated_workers_of_this_or_the_next_opening() {
    ofEveryHour(Route.ENDED_PLAN, ALLOCATED, (hour, ahead) -> ofAnEndedPlan(hour));
  }

  @Test
  void a_closed_case_is_the_dutys_of_this_or_the_next_opening() {
    ofEveryHour(Route.CLOSED_CASE, NOBODY, (hour, ahead) -> ofAClosedCase(hour));
  }

  @Test
  void a_restricted_child_is_its_keepers_at_every_hour() {
    ofEveryHour(Route.RESTRICTED, NOBODY, (hour, ahead) -> ofARestrictedChild(hour));
  }
}

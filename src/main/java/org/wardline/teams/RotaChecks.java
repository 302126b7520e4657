package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wardline.platform.CallersContext;
import org.wardline.teams.RotaRepository.Check;

/**
 * Makes turns of rota events for the time to come, so that functions read rows only, and lists the
 * gaps of the next 28 days; in the caller's transaction, which must have entered the authority.
 */
@ApplicationScoped
class RotaChecks {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration AHEAD = Duration.ofDays(28);
  private static final int TURNS_AHEAD_DAYS = 400;
  private static final int MADE_ANEW_BELOW_DAYS = 370;
  private static final int KEPT_DAYS = 35;

  private final RotaRepository rota;
  private final StaffRows rows;
  private final Calendars calendars;
  private final Policies policies;
  private final Clock clock;

  RotaChecks(
      RotaRepository rota, StaffRows rows, Calendars calendars, Policies policies, Clock clock) {
    this.rota = rota;
    this.rows = rows;
    this.calendars = calendars;
    this.policies = policies;
    this.clock = clock;
  }

  /** Makes turns where they do not reach far enough ahead, and lists the gaps anew. */
  Uni<List<RotaGap>> check(String authority) {
    Instant now = clock.instant();
    return rota.check(authority)
        .chain(found -> turnsUntil(authority, found))
        .chain(until -> rota.record(new Check(authority, now, until, calendars.holidaysUntil())))
        .chain(() -> findGaps(authority, now))
        .call(gaps -> rota.replaceGaps(authority, gaps));
  }

  private Uni<LocalDate> turnsUntil(String authority, List<Check> found) {
    LocalDate soonest = today().plusDays(MADE_ANEW_BELOW_DAYS);
    return found.stream()
        .map(Check::turnsUntil)
        .filter(until -> until.isAfter(soonest))
        .findFirst()
        .map(until -> Uni.createFrom().item(until))
        .orElseGet(() -> makeAllTurns(authority));
  }

  private Uni<LocalDate> makeAllTurns(String authority) {
    return rota.events(authority)
        .chain(events -> aside(() -> turnsOf(events)))
        .chain(rota::insertTurns)
        .chain(() -> rota.removeTurnsBefore(authority, today().minusDays(KEPT_DAYS)))
        .map(removed -> today().plusDays(TURNS_AHEAD_DAYS));
  }

  /**
   * The turns of these events for the time to come, at most one more than a council may have; of a
   * UID that stands among them, all its events do.
   */
  List<RotaTurn> turnsOf(Collection<RotaEvent> events) {
    LocalDate first = today().minusDays(KEPT_DAYS);
    LocalDate until = today().plusDays(TURNS_AHEAD_DAYS);
    return events.stream().collect(Collectors.groupingBy(RotaEvent::uid)).values().stream()
        .flatMap(ofOne -> RotaTurn.of(ofOne, first, until).stream())
        .limit(RotaTurn.MOST + 1L)
        .toList();
  }

  private Uni<List<RotaGap>> findGaps(String authority, Instant now) {
    Span ahead = new Span(now, now.plus(AHEAD));
    return staff(authority, ahead)
        .chain(staff -> gapPolicy(authority, staff))
        .chain(policy -> aside(() -> policy.find(ahead)));
  }

  /** What takes long does not hold the thread on which everything else runs. */
  private static <T> Uni<T> aside(Supplier<T> decide) {
    return Uni.createFrom()
        .item(decide)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .plug(CallersContext::resume);
  }

  /** What is a gap of these people's rota, by the escalation policy that is in force now. */
  Uni<RotaGapPolicy> gapPolicy(String authority, Staff staff) {
    return policies
        .inForce(List.of(authority), clock.instant())
        .map(
            inForce ->
                new RotaGapPolicy(
                    authority, calendars.officeHours(authority), staff, inForce.get(authority)));
  }

  /** Everybody, with the rota of that time. */
  Uni<Staff> staff(String authority, Span during) {
    List<String> only = List.of(authority);
    return rows.teams(only)
        .chain(
            teams ->
                rows.shifts(only, during.from(), during.until())
                    .chain(
                        shifts ->
                            rows.everybody(authority)
                                .map(
                                    workers ->
                                        new Staff(
                                            teams,
                                            workers,
                                            shifts.stream().map(s -> s.shift()).toList()))));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }
}

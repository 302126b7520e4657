package org.wardline.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.notifications.BeginningPolicy.Beginning;
import org.wardline.notifications.RoundPolicy.Advance;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Route;
import org.wardline.teams.Staff;
import org.wardline.teams.Worker;

/**
 * What will be told of an event that nobody answers, as long as staff, rota and policy stay what
 * they are: the first round to its last step, and the round that follows when whoever is asked goes
 * away meanwhile. It writes nothing.
 */
final class RoundsAhead {
  private final EscalationPolicy policy;
  private final OfficeHours hours;
  private final Staff staff;
  private final boolean restricted;

  private People people;
  private boolean quiet;
  private RoundState state;
  private Instant askedAnewAt;

  RoundsAhead(FollowedChild child, EscalationPolicy policy, OfficeHours hours, Staff staff) {
    this.policy = policy;
    this.hours = hours;
    this.staff = staff;
    this.restricted = child.route() == Route.RESTRICTED;
    this.people = People.of(child);
  }

  /**
   * A step that will be taken.
   *
   * @param asksAgain whether it asks the people whom it did not find at night
   */
  record Ahead(Instant at, TakenStep taken, boolean asksAgain) {}

  /** In the order of time, from an event at that moment. */
  List<Ahead> from(Instant event) {
    List<Ahead> steps = new ArrayList<>();
    Instant now = event;
    state = RoundState.begun(event);
    while (true) {
      Instant due = state.orAnew(hours, now).stepDueAt();
      Optional<Instant> away = whenAskedGoesAway(now, due);
      now = away.orElse(due);
      if (away.isPresent()) {
        beginAnew(now);
      } else if (RoundPolicy.isOver(inForce(), state)) {
        askedAnewAt = hours.openFrom(now);
        return steps;
      } else {
        take(now, steps);
      }
    }
  }

  /** When everybody is asked anew, because nobody has answered after the last of these steps. */
  Instant askedAnewAt() {
    return askedAnewAt;
  }

  private EscalationPolicy inForce() {
    return quiet ? policy.byDay() : policy;
  }

  private void take(Instant now, List<Ahead> steps) {
    Staff.Concerned concerned = FirstAsked.concerned(people, restricted, state, staff, now);
    boolean asksAgain = state.mailboxesTold();
    Advance advance = RoundPolicy.of(inForce(), hours, staff, concerned, now).advance(state, now);
    state = advance.state();
    people = state.officeSteps() > 0 ? people.asking(concerned.addressee()) : people;
    advance.taken().forEach(taken -> steps.add(new Ahead(now, taken, asksAgain)));
  }

  /** Until then, and after this moment, as {@link AwayHandOvers} finds it. */
  private Optional<Instant> whenAskedGoesAway(Instant now, Instant until) {
    UUID asked = people.addresseeId();
    if (asked == null || restricted || state.officeSteps() == 0) {
      return Optional.empty();
    }
    return staff.worker(asked).stream()
        .flatMap(RoundsAhead::goings)
        .flatMap(going -> Stream.of(going, hours.openFrom(going)))
        .filter(at -> at.isAfter(now) && !at.isAfter(until))
        .sorted()
        .filter(at -> !staff.worker(asked).orElseThrow().worksAt(at) && anew(at).isPresent())
        .findFirst();
  }

  private static Stream<Instant> goings(Worker worker) {
    return Stream.concat(
        Stream.ofNullable(worker.leftAt()),
        worker.absences().stream().map(absence -> absence.from()));
  }

  private Optional<Beginning> anew(Instant at) {
    return new BeginningPolicy(hours, at).afterAbsence(false, quiet, state.outOfHoursSteps());
  }

  private void beginAnew(Instant at) {
    Beginning beginning = anew(at).orElseThrow();
    quiet = beginning.quietly();
    state = RoundState.begun(beginning.at());
  }
}

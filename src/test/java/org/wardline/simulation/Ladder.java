package org.wardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The two ladders of a stored policy, and when their steps are due as a person would work it out
 * with the office's hours at hand, apart from the engine's code.
 */
record Ladder(List<Rung> office, List<Rung> night) {
  Ladder {
    office = List.copyOf(office);
    night = List.copyOf(night);
  }

  /**
   * One step.
   *
   * @param asksAPerson whether it tells somebody, and not a mailbox alone
   */
  record Rung(String name, Duration delay, boolean anyTime, boolean asksAPerson) {}

  /** When a step of the day is due at the latest; one that comes due as the office closes waits. */
  Instant officeDue(int step, Instant began, boolean quiet) {
    Rung rung = office.get(step);
    if (rung.anyTime() && !quiet) {
      return began.plus(rung.delay());
    }
    Instant begin = beginsByDay(quiet) ? OfficeOracle.openFrom(began) : began;
    return OfficeOracle.openFrom(SimulatedYear.fullMinute(begin.plus(rung.delay())));
  }

  private boolean beginsByDay(boolean quiet) {
    return quiet || !office.getFirst().anyTime();
  }

  /**
   * When the night takes over: at once, or when the first step of the day that was not taken comes
   * due at night, or, where all were, when the office closes after the last.
   *
   * @param taken when each step of the day was taken, as far as it was
   */
  Instant nightBegins(Instant began, List<Instant> taken) {
    if (!OfficeOracle.isOpen(began)) {
      return began;
    }
    int step = 0;
    Instant due = began.plus(office.getFirst().delay());
    while (step < office.size()) {
      due = began.plus(office.get(step).delay());
      boolean isTaken =
          step < taken.size() && !taken.get(step).isAfter(SimulatedYear.fullMinute(due));
      if (!isTaken && !OfficeOracle.isOpen(SimulatedYear.fullMinute(due))) {
        return SimulatedYear.fullMinute(due);
      }
      step++;
    }
    return OfficeOracle.closedFrom(due);
  }

  /** Whether whoever that step tells is there at night; where the night has nobody, all are. */
  boolean mayTellAtNight(String step) {
    return night.isEmpty() || night.stream().anyMatch(rung -> rung.name().equals(step));
  }
}

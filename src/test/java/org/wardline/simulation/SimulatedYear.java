package org.wardline.simulation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.OwnersConnection;
import org.wardline.TestQueues;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;

/**
 * One council's year over the real functions, queues, database and mail: the clock leaps to
 * whatever is next, a due time of the engine or an act of a person.
 */
@Singleton
class SimulatedYear {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final int MONTHS = 12;

  /** Of twelve arrivals one is of a child without a plan, which notifies nobody. */
  private static final double EVENTS_PER_NOTIFICATION = 12 / 11.0;

  /** Children enough that their visits do not become one episode. */
  private static final int CHILDREN_PER_MONTHLY_NOTIFICATION = 3;

  private static final int FEWEST_CHILDREN = 60;

  /** A busy hospital sends what it has collected: so many events of a moment at most. */
  private static final int LARGEST_BATCH = 10;

  private static final int NOTIFICATIONS_PER_BATCH = 20;
  static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final Duration TICK = Duration.ofMinutes(1);

  /** Both nights in which the clocks change, bank holidays, and the hours around closing time. */
  private static final List<Instant> SPECIAL =
      List.of(
          Instant.parse("2026-01-01T12:00:00Z"),
          Instant.parse("2026-03-29T00:59:59Z"),
          Instant.parse("2026-03-29T01:00:00Z"),
          Instant.parse("2026-04-03T10:00:00Z"),
          Instant.parse("2026-07-17T15:59:00Z"),
          Instant.parse("2026-10-25T00:30:00Z"),
          Instant.parse("2026-10-25T01:30:00Z"),
          Instant.parse("2026-12-25T02:15:00Z"),
          Instant.parse("2026-12-26T02:15:00Z"));

  private final Council council;
  private final AcceptedEvents accepted;
  private final TestQueues queues;
  private final MovableClock clock;
  private final People people;
  private final List<CareEvent> announced = new ArrayList<>();

  SimulatedYear(
      Council council,
      AcceptedEvents accepted,
      TestQueues queues,
      MovableClock clock,
      People people) {
    this.council = council;
    this.accepted = accepted;
    this.queues = queues;
    this.clock = clock;
    this.people = people;
  }

  /** Lets the year pass, and these things happen in it; what it left is in the database. */
  void pass(int notificationsPerMonth, long seed, Happenings happenings) {
    Random chance = new Random(seed);
    clock.setTo(BEGIN);
    council.open();
    Agenda agenda = new Agenda();
    try (OwnersConnection rows = OwnersConnection.open()) {
      openRegister(agenda);
      takeHolidays();
      plan(agenda, notificationsPerMonth, chance);
      happenings.plan(agenda, people::forget);
      people.begin(agenda, new Habits(chance), rows);
      leap(agenda, rows);
    }
  }

  private void leap(Agenda agenda, OwnersConnection rows) {
    while (clock.instant().isBefore(END)) {
      agenda.runUntil(clock.instant());
      boolean arrived = !announced.isEmpty() && takeIn() > 0;
      boolean due = isFullMinute() && !engineDue(rows).isAfter(clock.instant());
      if (due) {
        queues.tick("escalation");
      }
      if (arrived || due) {
        queues.drain("dispatch");
        people.lookAtDesktops();
      }
      clock.setTo(next(agenda.next(), engineDue(rows)));
    }
  }

  /** What arrived at this moment, stored and matched together. */
  private int takeIn() {
    queues.putTogether(
        "matching", accepted.store(announced).stream().map(AcceptedEvents::announcing).toList());
    announced.clear();
    return queues.drain("matching");
  }

  /** The engine ticks at full minutes; what is due and not done yet waits for the next tick. */
  private Instant next(Instant act, Instant due) {
    Instant now = clock.instant();
    Instant engine = fullMinute(due.isAfter(now) ? due : now.plusNanos(1));
    Instant next = act.isBefore(engine) ? act : engine;
    return next.isBefore(END) ? next : END;
  }

  private boolean isFullMinute() {
    return fullMinute(clock.instant()).equals(clock.instant());
  }

  static Instant fullMinute(Instant at) {
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(at) ? at : minute.plus(TICK);
  }

  private static Instant engineDue(OwnersConnection rows) {
    return rows.query(
            """
            select least(
              (select min(step_due_at) from notification where state = 'open'),
              (select min(conclude_by) from notification where state = 'acknowledged'),
              (select min(remind_at) from notification where state in ('open', 'acknowledged')),
              (select min(receipt_due_at) from delivery where state = 'sent'),
              (select min(due_at) from delivery where state in ('due', 'sending')),
              timestamptz '2027-01-01T00:00Z')
            """,
            row -> OwnersConnection.instant(row, 1))
        .getFirst();
  }

  /** The register is loaded every night at two. */
  private void openRegister(Agenda agenda) {
    for (Instant night = BEGIN.plus(2, ChronoUnit.HOURS);
        night.isBefore(END);
        night = night.plus(1, ChronoUnit.DAYS)) {
      Instant at = night;
      agenda.add(at, () -> council.load(at.minus(TICK), at));
    }
  }

  /**
   * The allocated worker is away twice, once with a cover; the duty social worker is, in summer.
   */
  private void takeHolidays() {
    council.covers(Council.DEPUTY, Council.ALLOCATED, Instant.parse("2026-08-01T00:00:00Z"));
    council.away(
        Council.ALLOCATED,
        Instant.parse("2026-02-16T00:00:00Z"),
        Instant.parse("2026-02-23T00:00:00Z"));
    council.away(
        Council.ALLOCATED,
        Instant.parse("2026-08-03T00:00:00Z"),
        Instant.parse("2026-08-24T00:00:00Z"));
    council.away(
        Council.DUTY, Instant.parse("2026-08-10T00:00:00Z"), Instant.parse("2026-08-14T00:00:00Z"));
  }

  private record Child(String nhsNumber, String localId) {}

  private List<Child> children(int count) {
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Child child = new Child(InventedNumbers.of(i), "L-" + (1000 + i));
      children.add(child);
      if (i % 6 == 0) {
        council.register(child.nhsNumber(), child.localId(), BORN);
      } else {
        council.child(child.nhsNumber(), child.localId(), BORN);
      }
    }
    return children;
  }

  /** The more a council is told of, the more events come together. */
  private void plan(Agenda agenda, int perMonth, Random chance) {
    List<Child> children =
        children(Math.max(FEWEST_CHILDREN, perMonth * CHILDREN_PER_MONTHLY_NOTIFICATION));
    int together = Math.clamp(perMonth / NOTIFICATIONS_PER_BATCH, 1, LARGEST_BATCH);
    int besides = Happenings.VISITS;
    int moments =
        (int) Math.ceil((perMonth * MONTHS * EVENTS_PER_NOTIFICATION - besides) / together);
    for (Instant moment : moments(moments, chance)) {
      for (int i = 0; i < together; i++) {
        Child child = children.get(chance.nextInt(children.size()));
        boolean access = chance.nextBoolean();
        agenda.add(moment, () -> announced.add(event(child, access, moment)));
      }
    }
  }

  private static List<Instant> moments(int count, Random chance) {
    List<Instant> moments = new ArrayList<>(SPECIAL);
    long seconds = Duration.between(BEGIN, END).toSeconds();
    while (moments.size() < count) {
      moments.add(BEGIN.plusSeconds((long) (chance.nextDouble() * seconds)));
    }
    return moments;
  }

  private static CareEvent event(Child child, boolean access, Instant at) {
    return access
        ? AcceptedEvents.access(child.nhsNumber(), child.localId(), at)
        : AcceptedEvents.event(child.nhsNumber(), BORN, Kind.ARRIVAL, at);
  }
}

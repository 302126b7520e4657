package org.wardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.OwnersConnection;
import org.wardline.simulation.Ladder.Rung;
import org.wardline.simulation.YearRound.Taken;
import org.wardline.simulation.YearRound.Told;

/**
 * Asks of each round, as long as nobody answered it, whether every step of both ladders was taken
 * and sent in time, and whether at each moment somebody who was there had it.
 */
final class RoundsProof {
  private static final Duration A_TICK = Duration.ofMinutes(2);

  /** Three attempts to send may fail: 5 minutes, 15 and an hour. */
  private static final Duration RETRIES = Duration.ofMinutes(82);

  private final Map<String, Ladder> ladders;
  private final Presence presence;
  private final Set<UUID> alarmed;
  private final List<YearRound> rounds;
  private final Instant end;
  private final List<String> faults = new ArrayList<>();
  private Duration withoutOwner = Duration.ZERO;

  private RoundsProof(OwnersConnection rows, Instant end) {
    this.ladders = YearRound.ladders(rows);
    this.presence = Presence.read(rows);
    this.rounds = YearRound.all(rows, end);
    this.end = end;
    this.alarmed =
        new HashSet<>(
            rows.query(
                "select cast(substring(subject from 14) as uuid) from finding where subject like 'notification:%'",
                row -> row.getObject(1, UUID.class)));
  }

  /** All rounds of the year are looked at when it answers. */
  static RoundsProof of(OwnersConnection rows, Instant end) {
    RoundsProof proof = new RoundsProof(rows, end);
    proof.rounds.forEach(proof::look);
    return proof;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How long, all rounds together, nobody who was there had been told, or owned it. */
  Duration withoutOwner() {
    return withoutOwner;
  }

  private void look(YearRound round) {
    Ladder ladder = ladders.get(round.policy());
    dayInTime(round, ladder);
    nightInTime(round, ladder);
    emptyStepsPassedOver(round, ladder);
    sentInTime(round);
    firstInTime(round, ladder);
    owned(round, ladder);
  }

  private void dayInTime(YearRound round, Ladder ladder) {
    for (int step = 0; step < ladder.office().size(); step++) {
      Instant due = ladder.officeDue(step, round.began(), round.mayWait());
      expect(round, ladder.office().get(step), due, "a step of the day came late");
    }
  }

  private void nightInTime(YearRound round, Ladder ladder) {
    if (ladder.night().isEmpty() || round.mayWait()) {
      return;
    }
    List<Instant> byDay =
        ladder.office().stream().flatMap(rung -> taken(round, rung)).map(Taken::at).toList();
    Rung first = ladder.night().getFirst();
    Instant begins = ladder.nightBegins(round.began(), byDay);
    expect(round, first, begins, "the night was called late");
    taken(round, first)
        .findFirst()
        .ifPresent(
            called ->
                ladder
                    .night()
                    .forEach(
                        rung ->
                            expect(
                                round,
                                rung,
                                OfficeOracle.closedFrom(
                                    SimulatedYear.fullMinute(called.at().plus(rung.delay()))),
                                "a step of the night came late")));
  }

  /** A step that asks somebody and reaches nobody makes the next of its ladder due at once. */
  private void emptyStepsPassedOver(YearRound round, Ladder ladder) {
    emptyStepsPassedOver(round, ladder.office(), false);
    emptyStepsPassedOver(round, ladder.night(), true);
  }

  private void emptyStepsPassedOver(YearRound round, List<Rung> rungs, boolean byNight) {
    for (int step = 0; step < rungs.size() - 1; step++) {
      Rung rung = rungs.get(step);
      Rung next = rungs.get(step + 1);
      if (rung.asksAPerson() && reachedNobody(round, rung)) {
        taken(round, rung)
            .map(taken -> atOnce(taken.at(), byNight, next.anyTime() && !round.mayWait()))
            .forEach(due -> expect(round, next, due, "an empty step was not passed over at once"));
      }
    }
  }

  private static Instant atOnce(Instant at, boolean byNight, boolean anyTime) {
    if (byNight) {
      return OfficeOracle.closedFrom(at);
    }
    return anyTime ? at : OfficeOracle.openFrom(at);
  }

  private static boolean reachedNobody(YearRound round, Rung rung) {
    return round.told().stream()
        .noneMatch(told -> told.step().equals(rung.name()) && told.worker() != null);
  }

  private void expect(YearRound round, Rung rung, Instant due, String sentence) {
    Instant limit = due.plus(A_TICK);
    boolean isTaken = taken(round, rung).anyMatch(taken -> !taken.at().isAfter(limit));
    if (round.ranAt(limit) && limit.isBefore(end) && !isTaken) {
      faults.add(sentence + ": " + rung.name() + " due " + due + " of " + round);
    }
  }

  private static Stream<Taken> taken(YearRound round, Rung rung) {
    return round.steps().stream().filter(taken -> taken.step().equals(rung.name()));
  }

  private void sentInTime(YearRound round) {
    for (Told told : round.told()) {
      Duration allowed = told.channel().equals("email") ? RETRIES.plus(A_TICK) : A_TICK;
      Instant limit = told.planned().plus(allowed);
      boolean isSent = told.at() != null && !told.at().isAfter(limit);
      boolean isWanted = !told.state().equals("failed") && !told.state().equals("not_needed");
      if (isWanted && !isSent && round.ranAt(limit) && limit.isBefore(end)) {
        faults.add("told late: " + told.step() + " by " + told.channel() + " of " + round);
      }
    }
  }

  /** A mailbox is nobody, and at night only the night's own people count, where there are some. */
  private void firstInTime(YearRound round, Ladder ladder) {
    Instant begins = begins(round, ladder);
    Instant limit = begins.plus(A_TICK);
    boolean atNight = !OfficeOracle.isOpen(begins) && !OfficeOracle.isOpen(limit);
    boolean isTold =
        round.told().stream()
            .filter(told -> told.worker() != null && told.at() != null)
            .filter(told -> !atNight || round.mayWait() || ladder.mayTellAtNight(told.step()))
            .anyMatch(told -> !told.at().isAfter(limit));
    if (!isTold
        && round.ranAt(limit)
        && limit.isBefore(end)
        && !alarmed.contains(round.notification())) {
      faults.add("nobody was told in time, and no alarm: " + round);
    }
  }

  /** When somebody has to have it: at once, but where the day's work waits for the office. */
  private static Instant begins(YearRound round, Ladder ladder) {
    boolean waits =
        round.mayWait() || (ladder.night().isEmpty() && !ladder.office().getFirst().anyTime());
    return waits ? OfficeOracle.openFrom(round.began()) : round.began();
  }

  private void owned(YearRound round, Ladder ladder) {
    List<Told> people =
        round.told().stream().filter(told -> told.worker() != null && told.at() != null).toList();
    gaps(
        round,
        begins(round, ladder),
        round.ended(),
        at ->
            people.stream()
                .anyMatch(told -> !told.at().isAfter(at) && presence.isThere(told.worker(), at)),
        people.stream().map(Told::at).toList());
    if (round.owner() != null) {
      gaps(
          round,
          round.ended(),
          round.disowned(),
          at -> presence.isThere(round.owner(), at),
          List.of());
    }
  }

  private interface Held {
    boolean at(Instant moment);
  }

  /** What the engine's tick needs to notice is no gap. */
  private void gaps(
      YearRound round, Instant from, Instant until, Held held, List<Instant> changes) {
    Instant last = until.isAfter(end) ? end : until;
    TreeSet<Instant> moments = new TreeSet<>(presence.changes(from, last));
    changes.stream().filter(at -> at.isAfter(from) && at.isBefore(last)).forEach(moments::add);
    moments.add(from);
    moments.add(last);
    Instant since = null;
    for (Instant moment : moments) {
      boolean isGap = moment.isBefore(last) && !held.at(moment);
      if (!isGap && since != null) {
        count(round, since, moment);
      }
      since = isGap ? (since == null ? moment : since) : null;
    }
  }

  private void count(YearRound round, Instant from, Instant until) {
    Duration gap = Duration.between(from, until);
    if (gap.compareTo(A_TICK) > 0) {
      withoutOwner = withoutOwner.plus(gap);
      if (!alarmed.contains(round.notification())) {
        faults.add("nobody had it from " + from + " until " + until + ", and no alarm: " + round);
      }
    }
  }
}

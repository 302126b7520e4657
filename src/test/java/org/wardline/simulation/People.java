package org.wardline.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.OwnersConnection;
import org.wardline.TestQueues;
import org.wardline.notifications.Answer;
import org.wardline.notifications.Answers;
import org.wardline.notifications.ReadPage;
import org.wardline.notifications.WantedOutcome;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

/** Those who are told: they look at their desktops, and answer or do not. */
@Singleton
class People {
  private static final Duration UNANSWERED = Duration.ofMinutes(61);

  /** How long it takes until somebody notices what they chose by mistake. */
  private static final Duration NOTICED = Duration.ofMinutes(10);

  /** Of a notification n: its last step is taken, and nobody has answered. */
  static final String UNANSWERED_AT_THE_END =
      """
      n.state = 'open' and n.office_steps >= jsonb_array_length(cast(n.policy as jsonb) -> 'office')
        and (n.waits_for_morning
          or n.out_of_hours_steps >= jsonb_array_length(cast(n.policy as jsonb) -> 'outOfHours'))
      """;

  private final Line line;
  private final Answers answers;
  private final Sealing sealing;
  private final MovableClock clock;
  private final TestQueues queues;

  private final Map<UUID, Optional<Worker>> workers = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private Agenda agenda;
  private Habits habits;
  private OwnersConnection rows;

  People(Line line, Answers answers, Sealing sealing, MovableClock clock, TestQueues queues) {
    this.line = line;
    this.answers = answers;
    this.sealing = sealing;
    this.clock = clock;
    this.queues = queues;
  }

  void begin(Agenda theirs, Habits asTheyAre, OwnersConnection open) {
    workers.clear();
    seen.clear();
    agenda = theirs;
    habits = asTheyAre;
    rows = open;
  }

  private record Told(UUID delivery, UUID notification, UUID worker, String as) {}

  /** Everybody looks; who finds something new makes up their mind about all of it. */
  void lookAtDesktops() {
    rows
        .query(
            """
            select i.delivery_id, i.notification_id, i.worker_id, d.addressed_as
            from worker w join desktop_item i on i.worker_id = w.id and i.placed_at >= ?
            join delivery d on d.id = i.delivery_id and d.kind = 'tell'
            order by i.worker_id, i.delivery_id
            """,
            row ->
                new Told(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4)),
            clock.instant())
        .stream()
        .filter(told -> seen.add(told.delivery()))
        .collect(Collectors.groupingBy(Told::worker, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(this::consider);
    watchOverUnanswered();
  }

  private void consider(List<Told> together) {
    if (habits.answers(together.getFirst().as())) {
      Instant at = SimulatedYear.fullMinute(clock.instant().plus(habits.untilAnswer()));
      together.forEach(
          told -> agenda.add(at, () -> acknowledge(told.worker(), told.notification())));
    }
  }

  /**
   * Where the ladder is at its end, the auditor looks once its limit is over, and somebody rings.
   */
  private void watchOverUnanswered() {
    rows
        .query(
            """
            select id, round from notification n
            where %s and opened_at > ?
            """
                .formatted(UNANSWERED_AT_THE_END),
            row -> UUID.nameUUIDFromBytes((row.getString(1) + row.getInt(2)).getBytes(UTF_8)),
            clock.instant().minus(Duration.ofDays(7)))
        .stream()
        .filter(seen::add)
        .reduce((first, next) -> next)
        .ifPresent(latest -> agenda.add(clock.instant().plus(UNANSWERED), this::watch));
  }

  private void watch() {
    if (rows.count("select count(*) from notification n where " + UNANSWERED_AT_THE_END) == 0) {
      return;
    }
    queues.tick("auditor");
    rows.query(
            """
            select cast(substring(subject from 14) as uuid) from finding
            where rule = 'notification-unanswered' and cleared_at is null
            """,
            row -> row.getObject(1, UUID.class))
        .forEach(
            notification ->
                agenda.add(
                    clock.instant().plus(Duration.ofMinutes(10)),
                    () -> acknowledge(Council.MANAGER, notification)));
  }

  /** Who opens it and reads that somebody else has it by now leaves it to them. */
  private void acknowledge(UUID worker, UUID notification) {
    if (isOpen(notification)) {
      worker(worker).ifPresent(who -> acknowledge(who, notification));
    }
  }

  private void acknowledge(Worker who, UUID notification) {
    Answer answer =
        line.await(
            () -> line.read(who, notification).chain(read -> answers.acknowledge(who, read)));
    if (!(answer instanceof Answer.Recorded)) {
      return;
    }
    Instant decides = SimulatedYear.fullMinute(clock.instant().plus(habits.untilDecision()));
    if (habits.handsOver()) {
      agenda.add(decides, () -> worker(who.id()).ifPresent(now -> handOver(now, notification)));
    } else if (habits.concludes()) {
      agenda.add(decides, () -> worker(who.id()).ifPresent(now -> conclude(now, notification)));
    }
  }

  /** The night leaves it for the day, and the day gives it to who is allocated to others. */
  private void handOver(Worker who, UUID notification) {
    line.await(() -> line.read(who, notification).chain(read -> handOver(who, read)));
  }

  private Uni<Answer> handOver(Worker who, ReadPage read) {
    UUID colleague = who.roles().contains("eds") ? Council.DUTY : Happenings.COLLEAGUE;
    return sealing
        .keys()
        .chain(keys -> answers.handOver(who, read, colleague, "Please ring the ward.", keys));
  }

  private boolean isOpen(UUID notification) {
    return rows.count(
            "select count(*) from notification where id = ? and state = 'open'", notification)
        == 1;
  }

  /** Who slips tells everybody that nothing needs to be done, and takes that back soon. */
  private void conclude(Worker who, UUID notification) {
    boolean slips = habits.slips();
    Answer answer = conclude(who, notification, slips ? "WRONG_CHILD" : "CONTACTED_HOSPITAL");
    if (slips && answer instanceof Answer.Recorded) {
      agenda.add(
          SimulatedYear.fullMinute(clock.instant().plus(NOTICED)),
          () -> worker(who.id()).ifPresent(now -> takeBack(now, notification)));
    }
  }

  private Answer conclude(Worker who, UUID notification, String code) {
    return line.await(
        () ->
            line.read(who, notification)
                .chain(
                    read ->
                        sealing
                            .keys()
                            .map(keys -> new WantedOutcome(code, "Rang the ward.", true, keys))
                            .chain(wanted -> answers.conclude(who, read, wanted))));
  }

  private void takeBack(Worker who, UUID notification) {
    line.await(
        () ->
            line.read(who, notification)
                .chain(
                    read ->
                        sealing
                            .keys()
                            .chain(keys -> answers.takeOutcomeBack(who, read, "A slip.", keys))));
    agenda.add(
        SimulatedYear.fullMinute(clock.instant().plus(NOTICED)),
        () -> worker(who.id()).ifPresent(now -> conclude(now, notification, "CONTACTED_HOSPITAL")));
  }

  /** Who has left, or has another role by now, signs in anew. */
  void forget() {
    workers.clear();
  }

  private Optional<Worker> worker(UUID id) {
    return workers.computeIfAbsent(id, line::find);
  }
}

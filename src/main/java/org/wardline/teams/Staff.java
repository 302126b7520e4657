package org.wardline.teams;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people of one authority who may be told, as read in the running transaction: answers who
 * holds a role when.
 */
public final class Staff {
  private static final EscalationPolicy.Audience ASKED_FIRST =
      new EscalationPolicy.Audience(Role.ALLOCATED_WORKER, Set.of(Channel.DESKTOP));

  private final Map<UUID, Team> teams;
  private final Map<UUID, Worker> workers;
  private final List<Shift> shifts;
  private final Covers covers;

  Staff(List<Team> teams, List<Worker> workers, List<Shift> shifts) {
    this.teams = teams.stream().collect(Collectors.toMap(Team::id, Function.identity()));
    this.workers = workers.stream().collect(Collectors.toMap(Worker::id, Function.identity()));
    this.shifts = List.copyOf(shifts);
    this.covers = new Covers(this.workers);
  }

  /**
   * Whom a child's notification concerns by name: who is asked first in this round, and others;
   * each may be null.
   */
  public record Concerned(UUID allocated, UUID addressee, UUID team, UUID custodian, UUID deputy) {
    private Role roleOf(Role told) {
      return told == Role.ALLOCATED_WORKER && !Objects.equals(allocated, addressee)
          ? Role.ASKED_WORKER
          : told;
    }
  }

  /** Somebody who can be told over one channel: a worker, or the team whose mailbox it is. */
  public record Recipient(UUID id, Role role, Channel channel) {}

  /** Everybody whom a step tells at that moment; empty when nobody can be reached. */
  public List<Recipient> reach(EscalationPolicy.Step step, Concerned concerned, Instant at) {
    return step.tell().stream()
        .flatMap(audience -> reach(audience, concerned, at))
        .distinct()
        .toList();
  }

  /**
   * As {@link #reach}, for the first step of a round: whoever was asked to take it is told on the
   * desktop, whatever the case's own first step tells.
   */
  public List<Recipient> reachFirst(EscalationPolicy.Step step, Concerned concerned, Instant at) {
    Stream<Recipient> asked =
        concerned.addressee() == null
            ? Stream.empty()
            : reach(ASKED_FIRST, concerned, at)
                .filter(recipient -> recipient.role() == Role.ASKED_WORKER);
    return Stream.concat(asked, reach(step, concerned, at).stream()).distinct().toList();
  }

  private Stream<Recipient> reach(
      EscalationPolicy.Audience audience, Concerned concerned, Instant at) {
    if (audience.role() == Role.DUTY_AND_ADVICE) {
      return teamOf(Team.DUTY_AND_ADVICE).stream()
          .filter(team -> team.mailbox() != null)
          .map(team -> new Recipient(team.id(), audience.role(), Channel.EMAIL));
    }
    return holders(audience.role(), concerned, at)
        .flatMap(Optional::stream)
        .filter(worker -> worker.worksAt(at))
        .flatMap(worker -> over(worker, concerned.roleOf(audience.role()), audience));
  }

  private static Stream<Recipient> over(
      Worker worker, Role role, EscalationPolicy.Audience audience) {
    return audience.channels().stream()
        .sorted()
        .filter(channel -> channel == Channel.EMAIL ? worker.email() != null : worker.desktop())
        .map(channel -> new Recipient(worker.id(), role, channel));
  }

  private Stream<Optional<Worker>> holders(Role role, Concerned concerned, Instant at) {
    return switch (role) {
      case ALLOCATED_WORKER, ASKED_WORKER -> Stream.of(worker(concerned.addressee()));
      case CUSTODIAN -> Stream.of(worker(concerned.custodian()));
      case DEPUTY -> Stream.of(worker(concerned.deputy()));
      case DUTY_SOCIAL_WORKER -> onDuty(concerned, at);
      case TEAM_MANAGER -> Stream.of(managerOf(concerned, at));
      case EDS -> onShift(Shift.EDS, at).map(Optional::of);
      case SECOND_EDS -> onShift("second_eds", at).map(Optional::of);
      case EDS_MANAGER -> onShift("eds_manager", at).map(Optional::of);
      case SAFEGUARDING_MANAGER ->
          Stream.of(teamOf(Team.MANAGEMENT).flatMap(team -> worker(team.managerId())));
      case DUTY_AND_ADVICE -> throw new IllegalStateException("a mailbox is not held by a worker");
    };
  }

  /**
   * The duty slot of the child's team, else that of Duty & Advice; source: domain.md §2, "Who owns
   * it".
   */
  private Stream<Optional<Worker>> onDuty(Concerned concerned, Instant at) {
    List<Worker> own = dutyOf(concerned.team(), at);
    if (!own.isEmpty()) {
      return own.stream().map(Optional::of);
    }
    return teamOf(Team.DUTY_AND_ADVICE).stream()
        .flatMap(team -> dutyOf(team.id(), at).stream())
        .map(Optional::of);
  }

  /** Who has the duty of a team, or stands in for those who have. */
  List<Worker> dutyOf(UUID team, Instant at) {
    return shifts.stream()
        .filter(shift -> shift.slot().equals(Shift.DUTY) && shift.teamId().equals(team))
        .filter(shift -> shift.covers(at))
        .flatMap(shift -> standIn(shift.workerId(), at).stream())
        .distinct()
        .toList();
  }

  /** Who has a slot of the whole authority, or stands in for those who have. */
  Stream<Worker> onShift(String slot, Instant at) {
    return shifts.stream()
        .filter(shift -> shift.slot().equals(slot) && shift.covers(at))
        .flatMap(shift -> standIn(shift.workerId(), at).stream())
        .distinct();
  }

  /** The allocated worker's own manager, else the team's, else that of Duty & Advice. */
  private Optional<Worker> managerOf(Concerned concerned, Instant at) {
    return worker(concerned.allocated()).stream()
        .flatMap(worker -> worker.related(Relationship.Kind.MANAGER_OF, at))
        .flatMap(manager -> standIn(manager, at).stream())
        .findFirst()
        .or(() -> team(concerned.team()).flatMap(t -> standIn(t.managerId(), at)))
        .or(() -> teamOf(Team.DUTY_AND_ADVICE).flatMap(t -> standIn(t.managerId(), at)));
  }

  /**
   * The worker if they are there and can be reached, else whoever covers for them; not to be asked
   * about keepers of restricted children, for whom nobody stands in.
   */
  public Optional<Worker> standIn(UUID worker, Instant at) {
    return covers.standIn(worker, at);
  }

  public Optional<Worker> worker(UUID id) {
    return Optional.ofNullable(id).map(workers::get);
  }

  public Optional<Team> team(UUID id) {
    return Optional.ofNullable(id).map(teams::get);
  }

  /** The first team of a kind, by name. */
  public Optional<Team> teamOf(String kind) {
    return teams.values().stream()
        .filter(team -> team.kind().equals(kind))
        .min(Comparator.comparing(Team::name));
  }

  List<Shift> shifts() {
    return shifts;
  }

  Collection<Worker> workers() {
    return workers.values();
  }

  Collection<Team> teams() {
    return teams.values();
  }
}

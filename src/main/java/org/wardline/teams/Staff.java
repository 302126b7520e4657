package org.wardline.teams;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
  private static final EscalationPolicy.Audience OWNER =
      new EscalationPolicy.Audience(Role.OWNER, Set.of(Channel.DESKTOP, Channel.EMAIL));

  private static final List<String> NIGHT = List.of(Shift.EDS, Shift.SECOND_EDS, Shift.EDS_MANAGER);

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

  /** The same without these people: it is as if they did not work here. */
  public Staff without(Set<UUID> people) {
    return new Staff(
        List.copyOf(teams.values()),
        workers.values().stream().filter(worker -> !people.contains(worker.id())).toList(),
        shifts);
  }

  /** Whether somebody answers for the Emergency Duty Service at that moment. */
  public boolean isOfTheNight(UUID worker, Instant at) {
    return NIGHT.stream()
        .flatMap(slot -> onShift(slot, at))
        .anyMatch(present -> present.id().equals(worker));
  }

  /**
   * Whom a child's notification concerns by name: who is asked first in this round, and others;
   * each may be null.
   */
  public record Concerned(
      UUID allocated, UUID addressee, UUID lastWorker, UUID team, UUID custodian, UUID deputy) {
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
    return eachOnce(step.tell().stream().flatMap(audience -> reach(audience, concerned, at)));
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
    return eachOnce(Stream.concat(asked, reach(step, concerned, at).stream()));
  }

  /** Who holds two of a step's roles is told once over a channel, in the first of them. */
  private static List<Recipient> eachOnce(Stream<Recipient> told) {
    return List.copyOf(
        told.collect(
                Collectors.toMap(
                    to -> new Recipient(to.id(), null, to.channel()),
                    Function.identity(),
                    (first, second) -> first,
                    LinkedHashMap::new))
            .values());
  }

  /** Over which channels the owner of a notification can be reminded at that moment. */
  public List<Recipient> reachOwner(UUID owner, Instant at) {
    return worker(owner).stream()
        .filter(worker -> worker.worksAt(at))
        .flatMap(worker -> over(worker, Role.OWNER, OWNER))
        .toList();
  }

  private Stream<Recipient> reach(
      EscalationPolicy.Audience audience, Concerned concerned, Instant at) {
    if (audience.role().kind() == Role.Kind.MAILBOX) {
      return mailbox(audience.role(), concerned).stream()
          .filter(team -> team.mailbox() != null)
          .map(team -> new Recipient(team.id(), audience.role(), Channel.EMAIL));
    }
    return holders(audience.role(), concerned, at)
        .flatMap(Optional::stream)
        .filter(worker -> worker.worksAt(at))
        .flatMap(worker -> over(worker, concerned.roleOf(audience.role()), audience));
  }

  private Optional<Team> mailbox(Role role, Concerned concerned) {
    return switch (role) {
      case TEAM_MAILBOX -> team(concerned.team());
      case EDS_MAILBOX -> teamOf(Team.EDS);
      default -> teamOf(Team.DUTY_AND_ADVICE);
    };
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
      case SECOND_EDS -> onShift(Shift.SECOND_EDS, at).map(Optional::of);
      case EDS_MANAGER -> onShift(Shift.EDS_MANAGER, at).map(Optional::of);
      case SAFEGUARDING_MANAGER ->
          Stream.of(teamOf(Team.MANAGEMENT).flatMap(team -> worker(team.managerId())));
      case LAST_WORKER -> Stream.of(standIn(concerned.lastWorker(), at));
      case MANAGER_OF_ALLOCATED_WORKER -> Stream.of(managerOfWorker(concerned.allocated(), at));
      case MANAGER_OF_LAST_WORKER -> Stream.of(managerOfWorker(concerned.lastWorker(), at));
      case OWNER -> Stream.empty();
      case DUTY_AND_ADVICE, TEAM_MAILBOX, EDS_MAILBOX ->
          throw new IllegalStateException("a mailbox is not held by a worker");
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
    return ownManager(concerned.allocated(), at)
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

  /** That person's own manager, else that of the team in which they work; nobody's is nobody. */
  private Optional<Worker> managerOfWorker(UUID id, Instant at) {
    return ownManager(id, at)
        .or(
            () ->
                worker(id)
                    .flatMap(known -> team(known.teamId()))
                    .flatMap(own -> standIn(own.managerId(), at)));
  }

  private Optional<Worker> ownManager(UUID id, Instant at) {
    return worker(id).stream()
        .flatMap(known -> known.related(Relationship.Kind.MANAGER_OF, at))
        .flatMap(manager -> standIn(manager, at).stream())
        .findFirst();
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

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
  private final RoleHolders holders = new RoleHolders(this);

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
        .filter(worker -> worker.worksAt(at) && worker.mayAnswer())
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
    return holders
        .of(audience.role(), concerned, at)
        .flatMap(Optional::stream)
        .filter(worker -> worker.worksAt(at) && worker.mayAnswer())
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

  /**
   * The worker if they are there, can be reached and may answer, else whoever covers for them; not
   * to be asked about keepers of restricted children, for whom nobody stands in.
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

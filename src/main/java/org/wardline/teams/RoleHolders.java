package org.wardline.teams;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.teams.Staff.Concerned;

/** Answers which of the staff of one authority hold a role towards a child at a moment. */
final class RoleHolders {
  private final Staff staff;

  RoleHolders(Staff staff) {
    this.staff = staff;
  }

  Stream<Optional<Worker>> of(Role role, Concerned concerned, Instant at) {
    return switch (role) {
      case ALLOCATED_WORKER, ASKED_WORKER -> Stream.of(staff.worker(concerned.addressee()));
      case CUSTODIAN -> Stream.of(staff.worker(concerned.custodian()));
      case DEPUTY -> Stream.of(staff.worker(concerned.deputy()));
      case DUTY_SOCIAL_WORKER -> onDuty(concerned, at);
      case TEAM_MANAGER -> Stream.of(managerOf(concerned, at));
      case EDS -> staff.onShift(Shift.EDS, at).map(Optional::of);
      case SECOND_EDS -> staff.onShift(Shift.SECOND_EDS, at).map(Optional::of);
      case EDS_MANAGER -> staff.onShift(Shift.EDS_MANAGER, at).map(Optional::of);
      case SAFEGUARDING_MANAGER ->
          Stream.of(staff.teamOf(Team.MANAGEMENT).flatMap(team -> staff.worker(team.managerId())));
      case LAST_WORKER -> Stream.of(staff.standIn(concerned.lastWorker(), at));
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
    List<Worker> own = staff.dutyOf(concerned.team(), at);
    if (!own.isEmpty()) {
      return own.stream().map(Optional::of);
    }
    return staff.teamOf(Team.DUTY_AND_ADVICE).stream()
        .flatMap(team -> staff.dutyOf(team.id(), at).stream())
        .map(Optional::of);
  }

  /** The allocated worker's own manager, else the team's, else that of Duty & Advice. */
  private Optional<Worker> managerOf(Concerned concerned, Instant at) {
    return ownManager(concerned.allocated(), at)
        .or(() -> staff.team(concerned.team()).flatMap(t -> staff.standIn(t.managerId(), at)))
        .or(
            () ->
                staff.teamOf(Team.DUTY_AND_ADVICE).flatMap(t -> staff.standIn(t.managerId(), at)));
  }

  /** That person's own manager, else that of the team in which they work; nobody's is nobody. */
  private Optional<Worker> managerOfWorker(UUID id, Instant at) {
    return ownManager(id, at)
        .or(
            () ->
                staff
                    .worker(id)
                    .flatMap(known -> staff.team(known.teamId()))
                    .flatMap(own -> staff.standIn(own.managerId(), at)));
  }

  private Optional<Worker> ownManager(UUID id, Instant at) {
    return staff.worker(id).stream()
        .flatMap(known -> known.related(Relationship.Kind.MANAGER_OF, at))
        .flatMap(manager -> staff.standIn(manager, at).stream())
        .findFirst();
  }
}

package org.wardline.notifications;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.teams.Route;
import org.wardline.teams.Staff.Concerned;

/** The obligation of one authority to know of one episode, until a decision is recorded. */
@Entity
class Notification {
  @Id private UUID id;
  private String authorityId;
  private UUID episodeId;
  private UUID childId;
  private String reference;

  @Convert(converter = RouteColumn.class)
  private Route route;

  private boolean restricted;
  private UUID allocatedWorkerId;
  private UUID addresseeId;
  private UUID teamId;
  private UUID custodianId;
  private UUID deputyId;
  private String policy;
  private NotificationState state;
  private Instant openedAt;
  private int round;
  private Instant roundBeganAt;
  private boolean waitsForMorning;
  private Instant outOfHoursBeganAt;
  private int officeSteps;
  private int outOfHoursSteps;
  private Instant stepDueAt;
  private boolean hurried;
  private UUID ownerId;
  private Instant acknowledgedAt;
  private Instant concludeBy;
  private Instant concludedAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private byte[] note;
  @Version private int version;

  Notification() {}

  /** Opens it with its first round. */
  static Notification open(
      UUID id, UUID episode, String reference, String policy, FollowedChild child, Instant now) {
    Notification opened = new Notification();
    opened.id = id;
    opened.authorityId = child.authority();
    opened.episodeId = episode;
    opened.childId = child.id();
    opened.reference = reference;
    opened.route = child.route();
    opened.restricted = child.route() == Route.RESTRICTED;
    opened.allocatedWorkerId = child.allocatedWorker();
    opened.teamId = child.team();
    opened.custodianId = child.custodian();
    opened.deputyId = child.deputy();
    opened.policy = policy;
    opened.openedAt = now;
    opened.beginRound(child.allocatedWorker(), false, now);
    return opened;
  }

  /** Begins the next round: it is open again, nobody owns it, and the addressee is asked first. */
  void beginRound(UUID addressee, boolean quietly, Instant now) {
    state = NotificationState.OPEN;
    round = round + 1;
    addresseeId = addressee;
    waitsForMorning = quietly;
    ownerId = null;
    acknowledgedAt = null;
    concludeBy = null;
    concludedAt = null;
    outcome = null;
    note = null;
    reached(RoundState.begun(now));
  }

  void reached(RoundState reached) {
    roundBeganAt = reached.beganAt();
    outOfHoursBeganAt = reached.outOfHoursBeganAt();
    officeSteps = reached.officeSteps();
    outOfHoursSteps = reached.outOfHoursSteps();
    stepDueAt = reached.stepDueAt();
    hurried = false;
  }

  /** Whether somebody could not be reached, so that the next step does not wait. */
  boolean isHurried() {
    return hurried;
  }

  RoundState roundState() {
    return new RoundState(roundBeganAt, outOfHoursBeganAt, officeSteps, outOfHoursSteps, stepDueAt);
  }

  void acknowledge(UUID worker, Instant now, Instant decisionBy) {
    state = NotificationState.ACKNOWLEDGED;
    ownerId = worker;
    acknowledgedAt = now;
    concludeBy = decisionBy;
    stepDueAt = null;
  }

  void conclude(Outcome decided, byte[] sealedNote, Instant now) {
    state =
        decided == Outcome.WRONG_CHILD ? NotificationState.WITHDRAWN : NotificationState.CONCLUDED;
    outcome = decided;
    note = sealedNote;
    concludedAt = now;
    concludeBy = null;
    stepDueAt = null;
  }

  /** Whether it was acknowledged, and its decision is late. */
  boolean isOverdue(Instant now) {
    return state == NotificationState.ACKNOWLEDGED && !concludeBy.isAfter(now);
  }

  /** Whether a delivery of that round still tells anybody something new. */
  boolean stillTells(int deliveryRound) {
    return state == NotificationState.OPEN && deliveryRound == round;
  }

  /** Whether no decision is recorded yet. */
  boolean isUndecided() {
    return state == NotificationState.OPEN || state == NotificationState.ACKNOWLEDGED;
  }

  /** Whether the running round asks this worker first, and nobody has answered. */
  boolean asks(UUID worker) {
    return state == NotificationState.OPEN && worker.equals(addresseeId);
  }

  Concerned concerned() {
    return new Concerned(allocatedWorkerId, addresseeId, teamId, custodianId, deputyId);
  }

  Stream<UUID> people() {
    return Stream.of(addresseeId, allocatedWorkerId, custodianId, deputyId, ownerId);
  }

  UUID id() {
    return id;
  }

  String authority() {
    return authorityId;
  }

  UUID episode() {
    return episodeId;
  }

  UUID child() {
    return childId;
  }

  String reference() {
    return reference;
  }

  Route route() {
    return route;
  }

  boolean isRestricted() {
    return restricted;
  }

  UUID allocatedWorker() {
    return allocatedWorkerId;
  }

  UUID team() {
    return teamId;
  }

  UUID custodian() {
    return custodianId;
  }

  UUID deputy() {
    return deputyId;
  }

  String policy() {
    return policy;
  }

  NotificationState state() {
    return state;
  }

  int round() {
    return round;
  }

  boolean waitsForMorning() {
    return waitsForMorning;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant stepDueAt() {
    return stepDueAt;
  }

  UUID owner() {
    return ownerId;
  }

  Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  Instant concludeBy() {
    return concludeBy;
  }

  Instant concludedAt() {
    return concludedAt;
  }

  Outcome outcome() {
    return outcome;
  }

  byte[] note() {
    return note;
  }
}

package org.wardline.notifications;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.notifications.BeginningPolicy.Beginning;
import org.wardline.teams.Channel;
import org.wardline.teams.Outcome;
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
  private int restrictedFromRound;
  @Embedded private People people;
  private String policy;
  private NotificationState state;
  private Instant openedAt;
  private int round;
  private boolean waitsForMorning;
  @Embedded private RoundState roundState;
  private boolean hurried;
  private UUID ownerId;
  private Instant acknowledgedAt;
  private Instant concludeBy;
  @Embedded private Reminders reminders;
  private Instant concludedAt;
  private String outcome;
  private byte[] note;
  private boolean notUseful;
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
    opened.restrictedFromRound = 1;
    opened.people = People.of(child);
    opened.policy = policy;
    opened.openedAt = now;
    opened.beginRound(child.allocatedWorker(), false, now);
    return opened;
  }

  void beginRound(UUID addressee, Beginning beginning) {
    beginRound(addressee, beginning.quietly(), beginning.at());
  }

  /** Begins the next round: it is open again, nobody owns it, and the addressee is asked first. */
  void beginRound(UUID addressee, boolean quietly, Instant now) {
    state = NotificationState.OPEN;
    round = round + 1;
    people = people().asking(addressee);
    waitsForMorning = quietly;
    ownerId = null;
    acknowledgedAt = null;
    concludeBy = null;
    reminders = Reminders.NONE;
    concludedAt = null;
    outcome = null;
    note = null;
    notUseful = false;
    reached(RoundState.begun(now));
  }

  /**
   * A further event brings it to whom the register names now, by the case of now; not that of a
   * child who is or was restricted, which stays its keepers'.
   */
  void turnTo(FollowedChild child, String itsPolicy) {
    if (!restricted && child.route() != Route.RESTRICTED) {
      route = child.route();
      people = People.of(child);
      policy = itsPolicy;
    }
  }

  /** Whether the running round may still ask whoever is allocated by then. */
  boolean asksLater(Instant now) {
    return !restricted && roundState.officeSteps() == 0 && openedAt.isBefore(now);
  }

  void allocatedTo(UUID worker, UUID last, UUID team) {
    people = people().allocatedTo(worker, last, team);
  }

  /** The running round asks somebody else first; null: nobody. */
  void askInstead(UUID present) {
    people = people().asking(present);
  }

  /** The decision is late: everybody is asked anew, the owner first, who goes on being reminded. */
  void timeOut(Beginning beginning) {
    Reminders late = reminders;
    beginRound(ownerId, beginning);
    reminders = late;
  }

  /** Nobody has answered: whoever was asked first is asked again, at night nobody. */
  void askAnew(Instant begin) {
    UUID asked = restricted || addressee() == null ? people().allocatedWorkerId() : addressee();
    beginRound(asked, true, begin);
  }

  void reached(RoundState reached) {
    roundState = reached;
    hurried = false;
  }

  /** Nobody is told any more, although nobody has answered. */
  void rest() {
    reached(roundState.stopped());
  }

  /** Whether somebody could not be reached, so that the next step does not wait. */
  boolean isHurried() {
    return hurried;
  }

  void acknowledge(UUID worker, Instant now, Reminders untilDecided) {
    state = NotificationState.ACKNOWLEDGED;
    ownerId = worker;
    acknowledgedAt = now;
    concludeBy = untilDecided.dueAt();
    reminders = untilDecided;
    roundState = roundState.stopped();
  }

  /**
   * Its outcome is taken back: this worker holds it, in a round of its own in which nobody is told
   * by steps.
   */
  void takeOutcomeBack(UUID worker, Instant now, Reminders untilDecided) {
    round = round + 1;
    concludedAt = null;
    outcome = null;
    note = null;
    notUseful = false;
    reached(RoundState.begun(now));
    acknowledge(worker, now, untilDecided);
  }

  void reminded(Reminders further) {
    reminders = further;
  }

  void conclude(Outcome decided, byte[] sealedNote, Instant now) {
    end(decided.withdraws() ? NotificationState.WITHDRAWN : NotificationState.CONCLUDED, now);
    outcome = decided.code();
    note = sealedNote;
  }

  /** What was decided was of no use to them; answers whether nobody had said so before. */
  boolean sayNotUseful() {
    boolean first = !isUndecided() && !notUseful;
    notUseful = notUseful || first;
    return first;
  }

  /** The sender takes back what it was opened for. */
  void withdraw(Instant now) {
    end(NotificationState.WITHDRAWN, now);
  }

  /** All that it was opened for turned out to be another matter, which this outcome names. */
  void withdraw(String code, Instant now) {
    withdraw(now);
    outcome = code;
  }

  private void end(NotificationState ended, Instant now) {
    state = ended;
    concludedAt = now;
    concludeBy = null;
    reminders = Reminders.NONE;
    roundState = roundState.stopped();
  }

  /**
   * The child is restricted now: who was told before does not see it any more. What is undecided is
   * asked anew of its keepers, unless one of them holds it.
   */
  void restrict(UUID custodian, UUID deputy, String itsPolicy, Instant now) {
    route = Route.RESTRICTED;
    restricted = true;
    restrictedFromRound = round + 1;
    people = people().keptBy(custodian, deputy);
    policy = itsPolicy;
    if (state == NotificationState.ACKNOWLEDGED && people.isKeeper(ownerId)) {
      round = round + 1;
    } else if (isUndecided()) {
      beginRound(people.allocatedWorkerId(), false, now);
    }
  }

  /** Whether it was acknowledged, and its decision is late. */
  boolean isOverdue(Instant now) {
    return state == NotificationState.ACKNOWLEDGED && !concludeBy.isAfter(now);
  }

  boolean isToBeReminded(Instant now) {
    return isUndecided() && reminders.isDue(now);
  }

  boolean isStepDue(Instant now) {
    return state == NotificationState.OPEN && roundState.isDue(now);
  }

  /**
   * Whether a delivery of that round still tells anybody something new, and may: those of a round
   * from before its child became restricted may not.
   */
  boolean stillTells(int deliveryRound) {
    return state == NotificationState.OPEN
        && deliveryRound == round
        && deliveryRound >= restrictedFromRound;
  }

  /** Whether no decision is recorded yet. */
  boolean isUndecided() {
    return state == NotificationState.OPEN || state == NotificationState.ACKNOWLEDGED;
  }

  /** Whether what was decided stands on it; what its sender took back was not decided. */
  boolean hasOutcome() {
    return !isUndecided() && outcome != null;
  }

  /** Whether the running round asks this worker first, and nobody has answered. */
  boolean asks(UUID worker) {
    return state == NotificationState.OPEN && worker.equals(people().addresseeId());
  }

  /** Who has to act by name: its owner, else whom the round asks first; null when nobody has. */
  UUID holder() {
    return state == NotificationState.ACKNOWLEDGED ? ownerId : addressee();
  }

  UUID addressee() {
    return people().addresseeId();
  }

  Concerned concerned() {
    return people().concerned();
  }

  /** Everybody whom it concerns by name, and who owns it; with nulls. */
  Stream<UUID> everybody() {
    return Stream.concat(people().all(), Stream.of(ownerId, reminders.to()));
  }

  /** Who it concerns; never null, though the columns may all be. */
  People people() {
    return people == null ? People.NOBODY : people;
  }

  RoundState roundState() {
    return roundState;
  }

  Reminders reminders() {
    return reminders;
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

  /**
   * Whether who was told in that round may see it over that channel: a desktop shows whose child it
   * is, which of a restricted one is only for those who were told since.
   */
  boolean mayStandOn(Channel channel, int toldInRound) {
    return channel != Channel.DESKTOP || toldInRound >= restrictedFromRound;
  }

  String policy() {
    return policy;
  }

  NotificationState state() {
    return state;
  }

  Instant openedAt() {
    return openedAt;
  }

  int round() {
    return round;
  }

  boolean waitsForMorning() {
    return waitsForMorning;
  }

  UUID owner() {
    return ownerId;
  }

  Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  Instant concludedAt() {
    return concludedAt;
  }

  String outcome() {
    return outcome;
  }

  byte[] note() {
    return note;
  }
}

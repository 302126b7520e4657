package org.wardline.notifications;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.wardline.teams.OfficeHours;

/** The question whose child an event is about, as far as it is told to those who decide it. */
@Entity
class Review {
  private static final String OPEN = "open";
  private static final int REFERENCE_LENGTH = 8;

  @Id private UUID id;
  private String authorityId;
  private String state;
  private Instant openedAt;
  private int round;
  private String policy;
  @Embedded private RoundState roundState;
  private boolean hurried;
  private boolean restricted;
  private String keepers;

  Review() {}

  boolean isOpen() {
    return state.equals(OPEN);
  }

  boolean isDue(Instant now) {
    return isOpen() && (roundState.stepDueAt() == null || roundState.isDue(now));
  }

  /**
   * Whether others are to be told than the round tells: the keepers of restricted children, or not,
   * or other keepers.
   *
   * @param nowKeepers all of them in one text, empty without a restricted child
   */
  boolean isOnOtherRoute(String nowKeepers) {
    boolean changed = restricted && keepers != null && !keepers.equals(nowKeepers);
    return isOpen() && (restricted == nowKeepers.isEmpty() || changed);
  }

  /** Between two rounds nobody is told. */
  boolean isBetweenRounds() {
    return policy == null;
  }

  /** Everybody is told anew, by this policy. */
  void beginRound(String itsPolicy, String nowKeepers, Instant now) {
    round = round + 1;
    policy = itsPolicy;
    restricted = !nowKeepers.isEmpty();
    keepers = nowKeepers;
    roundState = RoundState.begun(now);
  }

  /** The round is over when it has no step left. */
  void reached(RoundState reached, OfficeHours hours, Instant now) {
    hurried = false;
    policy = reached.stepDueAt() == null ? null : policy;
    roundState = reached.orAnew(hours, now);
  }

  /** Whether those told in that round still have to decide. */
  boolean stillTells(int ofRound) {
    return isOpen() && round == ofRound;
  }

  /** Readable on the telephone, and the same on the page. */
  String reference() {
    return id.toString().substring(0, REFERENCE_LENGTH).toUpperCase(Locale.ROOT);
  }

  UUID id() {
    return id;
  }

  String authority() {
    return authorityId;
  }

  Instant openedAt() {
    return openedAt;
  }

  int round() {
    return round;
  }

  String policy() {
    return policy;
  }

  RoundState roundState() {
    return roundState;
  }

  boolean isHurried() {
    return hurried;
  }
}

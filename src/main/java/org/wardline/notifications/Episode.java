package org.wardline.notifications;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One visit: all events of one child at one trust within a fixed window from the first of them. */
@Entity
@SuppressWarnings("UnusedVariable") // the authority is written here and read by row-level security
class Episode {
  @Id private UUID id;
  private String authorityId;
  private UUID childId;
  private String organisation;
  private Instant beganAt;
  private Instant endsAt;

  Episode() {}

  Episode(
      UUID id,
      String authorityId,
      UUID childId,
      String organisation,
      Instant beganAt,
      Instant endsAt) {
    this.id = id;
    this.authorityId = authorityId;
    this.childId = childId;
    this.organisation = organisation;
    this.beganAt = beganAt;
    this.endsAt = endsAt;
  }

  UUID id() {
    return id;
  }

  Instant beganAt() {
    return beganAt;
  }

  /**
   * Whether an event belongs to it: inside the window, or so little before its first event that a
   * window of its own would overlap (events arrive out of order).
   */
  boolean takes(UUID child, String trust, Instant at) {
    return childId.equals(child)
        && organisation.equals(trust)
        && at.isBefore(endsAt)
        && at.plus(java.time.Duration.between(beganAt, endsAt)).isAfter(beganAt);
  }
}

package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Appends to the time lines of notifications and reviews: who, when, what, why. */
@ApplicationScoped
class History {
  static final String TABLE = "notification_history";

  private final Batch batch;

  History(Batch batch) {
    this.batch = batch;
  }

  /**
   * One line of the time line of a notification or of a review; the other is null.
   *
   * @param what a code of {@link What}
   * @param actor a worker, or null for the system
   * @param detail roles, steps and codes; never a person's data
   * @param note what the actor wrote, sealed, in hex, or null
   * @param told how many deliveries were planned with it, or null where it tells nobody
   * @param escalates whether it passes on what others did not answer
   */
  record Line(
      UUID id,
      String authority,
      UUID notification,
      UUID review,
      Instant at,
      int round,
      What what,
      UUID actor,
      String detail,
      String note,
      Integer told,
      boolean escalates) {

    static Line of(Notification notification, What what, UUID actor, String detail, Instant at) {
      return new Line(
          UUID.randomUUID(),
          notification.authority(),
          notification.id(),
          null,
          at,
          notification.round(),
          what,
          actor,
          detail,
          null,
          null,
          false);
    }

    /** Of what the system does about a review. */
    static Line of(Review review, What what, String detail, Instant at) {
      return new Line(
          UUID.randomUUID(),
          review.authority(),
          null,
          review.id(),
          at,
          review.round(),
          what,
          null,
          detail,
          null,
          null,
          false);
    }

    private boolean isOfReview() {
      return review != null;
    }

    /** With what a person wrote, sealed to this line. */
    Line with(byte[] sealedNote) {
      return with(HexFormat.of().formatHex(sealedNote), told, escalates);
    }

    /** With how many deliveries were planned; the auditor counts them again. */
    Line telling(int deliveries) {
      return telling(deliveries, escalates);
    }

    Line telling(int deliveries, boolean escalating) {
      return with(note, deliveries, escalating);
    }

    private Line with(String sealed, Integer deliveries, boolean escalating) {
      return new Line(
          id,
          authority,
          notification,
          review,
          at,
          round,
          what,
          actor,
          detail,
          sealed,
          deliveries,
          escalating);
    }
  }

  /** What can stand on a time line. */
  enum What {
    OPENED,
    EVENT_ADDED,
    UPGRADED,
    REOPENED,
    STEP_TAKEN,
    STEP_PASSED_OVER,
    SENT,
    SENT_AGAIN,
    SEND_FAILED,
    GAVE_UP,
    NOT_NEEDED,
    NOT_TOLD,
    ARRIVED,
    BOUNCED,
    NOT_SHOWN,
    HURRIED,
    SHOWN,
    ACKNOWLEDGED,
    HANDED_OVER,
    HANDED_OVER_BY_RULE,
    COVER_ASKED,
    NOBODY_TO_ASK,
    REMINDED,
    NOT_CONCLUDED_IN_TIME,
    NOBODY_ANSWERED,
    CONCLUDED,
    WITHDRAWN,
    OUTCOME_TAKEN_BACK,
    EVENT_CANCELLED,
    RESTRICTED
  }

  Uni<Void> append(Collection<Line> lines) {
    return appendToNotifications(lines.stream().filter(line -> !line.isOfReview()).toList())
        .chain(() -> appendToReviews(lines.stream().filter(Line::isOfReview).toList()));
  }

  /** Whether the running round has a line that says the same. */
  Uni<Boolean> has(Line line) {
    return batch
        .query(
            """
            select cast(exists (select from notification_history h
              where h.notification_id = l.notification and h.round = l.round and h.what = lower(l.what)
                and h.actor_id = l.actor and h.detail = l.detail) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as l (notification uuid, round int, what text,
              actor uuid, detail text)
            """,
            List.of(line),
            Boolean.class)
        .map(List::getFirst);
  }

  private Uni<Void> appendToReviews(List<Line> lines) {
    return batch
        .execute(
            """
            insert into review_history (review_id, authority_id, at, round, what, detail, told)
            select review, authority, at, round, lower(what), detail, told
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as l (authority text, review uuid,
              at timestamptz, round int, what text, detail text, told int)
            """,
            lines)
        .replaceWithVoid();
  }

  private Uni<Void> appendToNotifications(List<Line> lines) {
    return batch
        .execute(
            """
            insert into notification_history
              (id, authority_id, notification_id, at, round, what, actor_id, detail, note, told, escalates)
            select id, authority, notification, at, round, lower(what), actor, detail, decode(note, 'hex'), told, escalates
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as l (id uuid, authority text, notification uuid,
              at timestamptz, round int, what text, actor uuid, detail text, note text, told int, escalates boolean)
            """,
            lines)
        .replaceWithVoid();
  }
}

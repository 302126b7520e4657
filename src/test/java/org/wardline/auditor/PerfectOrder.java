package org.wardline.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.wardline.OwnersConnection;

/** A council in perfect order: one child, one episode, one notification that was told of. */
final class PerfectOrder {

  static final String COUNCIL = "X01";

  final UUID worker = UUID.randomUUID();
  final UUID child = UUID.randomUUID();
  final UUID careEvent = UUID.randomUUID();
  final UUID episode = UUID.randomUUID();
  final UUID notification = UUID.randomUUID();
  final UUID desktop = UUID.randomUUID();
  final UUID email = UUID.randomUUID();

  private final OwnersConnection owner;
  private final Instant now;

  PerfectOrder(OwnersConnection owner, Instant now) {
    this.owner = owner;
    this.now = now;
  }

  PerfectOrder plant() {
    plantRegister();
    plantRotaCheck();
    plantEvent();
    plantNotification();
    plantDelivery(desktop, "desktop");
    plantDelivery(email, "email");
    owner.run(
        """
        insert into desktop_item (delivery_id, authority_id, notification_id, worker_id, placed_at)
        values (?, ?, ?, ?, ?)
        """,
        desktop,
        COUNCIL,
        notification,
        worker,
        now);
    owner.run(
        """
        insert into delivery_attempt (delivery_id, authority_id, attempt, at, result)
        values (?, ?, 1, ?, 'accepted')
        """,
        email,
        COUNCIL,
        now);
    return this;
  }

  private void plantRegister() {
    owner.run("insert into authority (authority_id, name) values (?, 'Borough')", COUNCIL);
    owner.run(
        "insert into worker (id, authority_id, name) values (?, ?, 'A Worker')", worker, COUNCIL);
    owner.run(
        "insert into child (id, authority_id, recorded_at) values (?, ?, ?)", child, COUNCIL, now);
    owner.run(
        """
        insert into register_load (id, authority_id, began_at, completed_at, children)
        values (gen_random_uuid(), ?, ?, ?, 1)
        """,
        COUNCIL,
        now.minus(Duration.ofHours(2)),
        now.minus(Duration.ofHours(1)));
  }

  private void plantRotaCheck() {
    owner.run(
        """
        insert into rota_check (authority_id, checked_at, turns_until, holidays_until)
        values (?, ?, '2028-12-31', '2028-12-26')
        """,
        COUNCIL,
        now);
  }

  private void plantEvent() {
    plantCareEvent(careEvent, "matched", now);
    owner.run(
        """
        insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
        values (?, ?, ?, 'RXX', ?, ?)
        """,
        episode,
        COUNCIL,
        child,
        now,
        now.plus(Duration.ofHours(24)));
    owner.run(
        """
        insert into episode_event
          (care_event_id, authority_id, episode_id, kind, occurred_at, organisation, details, recorded_at)
        values (?, ?, ?, 'access', ?, 'RXX', '\\x00', ?)
        """,
        careEvent,
        COUNCIL,
        episode,
        now,
        now);
  }

  void plantCareEvent(UUID id, String state, Instant acceptedAt) {
    owner.run(
        """
        insert into care_event (id, source_key, sender, format, state, accepted_at, announced_at)
        values (?, decode(md5(?), 'hex'), 'a-sender', 'cloudevents', ?, ?, ?)
        """,
        id,
        id.toString(),
        state,
        acceptedAt,
        acceptedAt);
  }

  private void plantNotification() {
    owner.run(
        """
        insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted,
          policy, state, opened_at, round, round_began_at, waits_for_morning, office_steps,
          out_of_hours_steps, step_due_at, version)
        values (?, ?, ?, ?, '7F3K-2Q9D', 'open', false, '{}', 'open', ?, 1, ?, false, 1, 0, ?, 0)
        """,
        notification,
        COUNCIL,
        episode,
        child,
        now,
        now,
        now.plus(Duration.ofHours(2)));
    owner.run(
        """
        insert into notification_history (id, authority_id, notification_id, at, round, what)
        values (gen_random_uuid(), ?, ?, ?, 1, 'opened')
        """,
        COUNCIL,
        notification,
        now);
  }

  private void plantDelivery(UUID id, String channel) {
    owner.run(
        """
        insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id,
          addressed_as, channel, state, due_at, announced_at, settled_at, planned_at)
        values (?, ?, ?, 1, 'tell', 'allocated', ?, 'allocated_worker', ?, 'sent', ?, ?, ?, ?)
        """,
        id,
        COUNCIL,
        notification,
        worker,
        channel,
        now,
        now,
        now,
        now);
  }
}

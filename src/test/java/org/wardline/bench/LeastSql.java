package org.wardline.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.wardline.Council;

/**
 * The least SQL that leaves the same rows behind, by a plain client on one connection with prepared
 * statements: the ceiling beside which the handlers are measured. It opens no seal, decides nothing
 * and knows no queue.
 */
final class LeastSql implements AutoCloseable {
  private static final String CHILDREN =
      """
      select e.id, n.child_id from care_event e
      join unnest(?::uuid[], ?::text[]) k (id, number_key) on k.id = e.id
      left join (child_number n join child c on c.id = n.child_id) on n.number_key = decode(k.number_key, 'hex')
      for update of e
      """;

  private static final String FOLLOWED =
      """
      with k as (select * from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as t (event, child, notification)),
        e as (insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
          select notification, '999', child, 'RXX', now(), now() + interval '1 day' from k),
        v as (insert into episode_event (care_event_id, authority_id, episode_id, kind, occurred_at, organisation,
            details, recorded_at)
          select event, '999', notification, 'ARRIVAL', now(), 'RXX01', '\\x00', now() from k),
        n as (insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted, policy,
            state, opened_at, round, round_began_at, waits_for_morning, office_steps, out_of_hours_steps, version)
          select notification, '999', notification, child, notification::text, 'open', false, '{}', 'open', now(), 1,
            now(), false, 1, 0, 0 from k),
        h as (insert into notification_history (id, authority_id, notification_id, at, round, what)
          select gen_random_uuid(), '999', notification, now(), 1, w from k, unnest(array['opened', 'step_taken']) w),
        d as (insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id, addressed_as,
            channel, state, due_at, announced_at, planned_at)
          select gen_random_uuid(), '999', notification, 1, 'tell', 'allocated', ?, 'allocated_worker', c, 'due', now(),
            now(), now() from k, unnest(array['desktop', 'email']) c),
        a as (insert into audit_entry (id, authority_id, at, actor, action, subject)
          select gen_random_uuid(), '999', now(), 'function:matching', 'matched', 'care_event:' || event from k)
      update care_event set state = 'matched', looked_at = now() from k where care_event.id = k.event
      """;

  private static final String STRANGERS =
      "update care_event set state = 'nobody_follows', looked_at = now() where id = any(?::uuid[])";

  private final Connection connection;

  LeastSql(Config config) throws SQLException {
    connection =
        DriverManager.getConnection(
            config.getValue("quarkus.flyway.jdbc-url", String.class),
            config.getValue("quarkus.flyway.username", String.class),
            config.getValue("quarkus.flyway.password", String.class));
    connection.setAutoCommit(false);
  }

  void match(List<UUID> events, List<String> numberKeys) throws SQLException {
    List<UUID> followed = new ArrayList<>();
    List<UUID> children = new ArrayList<>();
    List<UUID> strangers = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(CHILDREN)) {
      select.setArray(1, uuids(events));
      select.setArray(2, connection.createArrayOf("text", numberKeys.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          UUID child = rows.getObject(2, UUID.class);
          (child == null ? strangers : followed).add(rows.getObject(1, UUID.class));
          if (child != null) {
            children.add(child);
          }
        }
      }
    }
    write(followed, children);
    forget(strangers);
    connection.commit();
  }

  private void write(List<UUID> followed, List<UUID> children) throws SQLException {
    if (followed.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(FOLLOWED)) {
      insert.setArray(1, uuids(followed));
      insert.setArray(2, uuids(children));
      insert.setArray(3, uuids(followed));
      insert.setObject(4, Council.ALLOCATED);
      insert.executeUpdate();
    }
  }

  private void forget(List<UUID> strangers) throws SQLException {
    if (strangers.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(STRANGERS)) {
      update.setArray(1, uuids(strangers));
      update.executeUpdate();
    }
  }

  /**
   * Desktop items are placed, e-mails claimed and then recorded as sent: two transactions, as
   * dispatch has.
   */
  void dispatch(List<UUID> deliveries) throws SQLException {
    run(
        """
        with d as (select * from delivery where id = any(?::uuid[]) and state = 'due' for update),
          i as (insert into desktop_item (delivery_id, authority_id, notification_id, worker_id, placed_at)
            select id, authority_id, notification_id, recipient_id, now() from d where channel = 'desktop')
        update delivery set state = case d.channel when 'desktop' then 'sent' else 'sending' end
        from d where delivery.id = d.id
        """,
        deliveries);
    run(
        """
        with d as (select * from delivery where id = any(?::uuid[]) and state = 'sending' for update),
          a as (insert into delivery_attempt (delivery_id, authority_id, attempt, at, result)
            select id, authority_id, 1, now(), 'accepted' from d),
          h as (insert into notification_history (id, authority_id, notification_id, at, round, what)
            select gen_random_uuid(), authority_id, notification_id, now(), 1, 'sent' from d)
        update delivery set state = 'sent' from d where delivery.id = d.id
        """,
        deliveries);
  }

  private void run(String sql, List<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, uuids(ids));
      statement.executeUpdate();
    }
    connection.commit();
  }

  private Array uuids(List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package org.wardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.wardline.OwnersConnection;

/**
 * One round of one notification as it is written down: who was to be told, who was, and until when
 * nobody had answered.
 *
 * @param first what began it
 * @param ended when it was answered or the next began; far away when neither happened
 */
record YearRound(
    UUID notification,
    int round,
    Instant began,
    String first,
    Instant ended,
    UUID owner,
    Instant disowned,
    String policy,
    List<Taken> steps,
    List<Told> told) {

  /** What may have nobody called out at night; all else has. */
  private static final Set<String> QUIET =
      Set.of("reopened", "handed_over_by_rule", "nobody_answered");

  /** The same, where the round began at night. */
  private static final Set<String> QUIET_AT_NIGHT = Set.of("not_concluded_in_time", "handed_over");

  /** A step that was taken, or passed over since it reached nobody. */
  record Taken(String step, Instant at) {}

  /**
   * A delivery of the round.
   *
   * @param worker who was told, or null for a mailbox
   * @param at when it stood on the desktop or was taken over by the relay; null for never
   */
  record Told(
      String step, UUID worker, String channel, Instant planned, Instant at, String state) {}

  boolean mayWait() {
    return QUIET.contains(first) || (QUIET_AT_NIGHT.contains(first) && !OfficeOracle.isOpen(began));
  }

  boolean ranAt(Instant at) {
    return ended.isAfter(at);
  }

  @Override
  public String toString() {
    return notification + " round " + round + " (" + first + " " + began + ")";
  }

  private record Key(UUID notification, int round) {}

  /** All of the year, but those of which the policy of that time is not kept any more. */
  static List<YearRound> all(OwnersConnection rows, Instant end) {
    Map<Key, List<Taken>> steps = new HashMap<>();
    rows.query(
        """
        select notification_id, round, split_part(detail, ':', 1), at from notification_history
        where what in ('step_taken', 'step_passed_over') order by position
        """,
        row ->
            steps
                .computeIfAbsent(
                    new Key(row.getObject(1, UUID.class), row.getInt(2)), key -> new ArrayList<>())
                .add(new Taken(row.getString(3), OwnersConnection.instant(row, 4))));
    Map<Key, List<Told>> told = told(rows);
    return rows.query(
        """
        select n.id, h.round, min(h.at), (array_agg(h.what order by h.position))[1],
          coalesce((select min(e.at) from notification_history e
            where e.notification_id = n.id and (e.round > h.round
              or e.round = h.round and e.what in ('acknowledged', 'outcome_taken_back', 'concluded', 'withdrawn'))), ?),
          (select a.actor_id from notification_history a
            where a.notification_id = n.id and a.round = h.round and a.what in ('acknowledged', 'outcome_taken_back')),
          coalesce((select min(e.at) from notification_history e
            where e.notification_id = n.id and (e.round > h.round
              or e.round = h.round and e.what in ('concluded', 'withdrawn'))), ?),
          n.policy
        from notification_history h join notification n on n.id = h.notification_id
        where h.round >= n.restricted_from_round or not n.restricted
        group by n.id, h.round
        """,
        row -> {
          Key key = new Key(row.getObject(1, UUID.class), row.getInt(2));
          return new YearRound(
              key.notification(),
              key.round(),
              OwnersConnection.instant(row, 3),
              row.getString(4),
              OwnersConnection.instant(row, 5),
              row.getObject(6, UUID.class),
              OwnersConnection.instant(row, 7),
              row.getString(8),
              steps.getOrDefault(key, List.of()),
              told.getOrDefault(key, List.of()));
        },
        end,
        end);
  }

  private static Map<Key, List<Told>> told(OwnersConnection rows) {
    Map<Key, List<Told>> told = new HashMap<>();
    rows.query(
        """
        select d.notification_id, d.round, d.step, w.id, d.channel, d.planned_at,
          coalesce(i.placed_at, (select min(a.at) from delivery_attempt a
            where a.delivery_id = d.id and a.result = 'accepted')), d.state
        from delivery d
        left join worker w on w.id = d.recipient_id
        left join desktop_item i on i.delivery_id = d.id
        where d.kind = 'tell' and d.notification_id is not null and d.channel in ('desktop', 'email')
        order by d.planned_at
        """,
        row ->
            told.computeIfAbsent(
                    new Key(row.getObject(1, UUID.class), row.getInt(2)), key -> new ArrayList<>())
                .add(
                    new Told(
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        OwnersConnection.instant(row, 6),
                        OwnersConnection.instant(row, 7),
                        row.getString(8))));
    return told;
  }

  /** The ladders of each policy that was stored with a notification, by its text. */
  static Map<String, Ladder> ladders(OwnersConnection rows) {
    Map<String, Map<String, List<Ladder.Rung>>> found = new TreeMap<>();
    rows.query(
        """
        select p.policy, l.name, s.step ->> 'name', extract(epoch from cast(s.step ->> 'delay' as interval)),
          coalesce(cast(s.step ->> 'anyTime' as boolean), false),
          jsonb_path_exists(s.step, '$.tell[*] ? (@.role != "DUTY_AND_ADVICE" && @.role != "TEAM_MAILBOX"
            && @.role != "EDS_MAILBOX")')
        from (select distinct policy from notification) p
        cross join (values ('office'), ('outOfHours')) l (name)
        cross join lateral jsonb_array_elements(cast(p.policy as jsonb) -> l.name) with ordinality s (step, position)
        order by p.policy, l.name, s.position
        """,
        row ->
            found
                .computeIfAbsent(row.getString(1), policy -> new TreeMap<>())
                .computeIfAbsent(row.getString(2), name -> new ArrayList<>())
                .add(
                    new Ladder.Rung(
                        row.getString(3),
                        Duration.ofSeconds(row.getLong(4)),
                        row.getBoolean(5),
                        row.getBoolean(6))));
    Map<String, Ladder> ladders = new TreeMap<>();
    found.forEach(
        (policy, by) ->
            ladders.put(
                policy, new Ladder(by.get("office"), by.getOrDefault("outOfHours", List.of()))));
    return ladders;
  }
}

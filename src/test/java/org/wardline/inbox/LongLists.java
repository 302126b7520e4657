package org.wardline.inbox;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.AcceptedEvents;
import org.wardline.TestQueues;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

/** Makes every list of the demo council longer, by as much as a test wants. */
@Singleton
class LongLists {
  /** Where most of the child's record, and of the people, is found again. */
  static final String ALEX = "00000999-0000-4000-8004-000000000001";

  /** A load with a row for each child of the lists. */
  static final String LOAD = "00000999-0000-4000-8007-000000000001";

  private static final byte[] DETAILS =
      """
      {"organisationName": "EXAMPLE GENERAL HOSPITAL", "seenByName": "Nina Nurseone", "seenByRole": "Nurse"}"""
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] REASON =
      "The ward rang about a sibling of the child. ".repeat(11).getBytes(StandardCharsets.UTF_8);

  private final DemoDay day;
  private final TestQueues queues;
  private final Sealing sealing;
  private final Awaiting awaiting;

  LongLists(DemoDay day, TestQueues queues, Sealing sealing, Awaiting awaiting) {
    this.day = day;
    this.queues = queues;
    this.sealing = sealing;
    this.awaiting = awaiting;
  }

  /**
   * Adds what has these numbers to each list.
   *
   * @param told a notification about Alex
   */
  void grow(UUID told, int first, int last) {
    for (String statement : STATEMENTS) {
      day.change(
          statement
              .replace("generate_series()", "generate_series(%d, %d)".formatted(first, last))
              .replace("TOLD", "uuid '" + told + "'"));
    }
    SealingKeys keys = awaiting.await(sealing::keys);
    seal("episode_event", "care_event_id", "details", DETAILS, keys);
    seal("child_opening", "id", "reason", REASON, keys);
  }

  /** More people alone, of names of some length. */
  void employ(int first, int last) {
    for (String statement : PEOPLE) {
      day.change(
          named(statement)
              .replace("'Worker '", "'Alexandria Exampleworker '")
              .replace("generate_series()", "generate_series(%d, %d)".formatted(first, last)));
    }
  }

  /** What the database cannot seal by itself. */
  private void seal(String table, String id, String column, byte[] plain, SealingKeys keys) {
    String sealed =
        day.query("select %s from %s where length(%s) = 0".formatted(id, table, column)).stream()
            .map(
                row ->
                    "{\"id\":\"%s\",\"hex\":\"%s\"}"
                        .formatted(
                            row,
                            HexFormat.of()
                                .formatHex(keys.seal(plain, table, UUID.fromString(row)))))
            .collect(Collectors.joining(",", "[", "]"));
    day.change(
        """
        update %1$s t set %2$s = decode(s.hex, 'hex')
        from jsonb_to_recordset(cast(? as jsonb)) as s (id uuid, hex text) where t.%3$s = s.id"""
            .formatted(table, column, id),
        sealed);
  }

  /** As many more reviews, and dead letters about their events and about what was not filed. */
  void review(int number) {
    for (int i = 0; i < number; i++) {
      UUID event =
          day.arrived(
              AcceptedEvents.event(
                  "9990000018", LocalDate.of(2015, 4, 3), Kind.ARRIVAL, day.now()));
      queues.put("matching-dead-letters", AcceptedEvents.announcing(event));
    }
    List<String> failed =
        day.query(
            "select json_build_object('deliveryId', id, 'authority', authority_id) from delivery"
                + " where state = 'failed' limit "
                + number);
    queues.putTogether("dispatch-dead-letters", failed);
  }

  /** The id of the thing of a kind with a number; both are the digits of one. */
  private static String id(String kind) {
    return "cast('00000999-0000-4000-%s-' || lpad(cast(i as text), 12, '0') as uuid)"
        .formatted(kind);
  }

  private static final String CHILD = id("a001");
  private static final String ODD_CHILD = id("a002");
  private static final String TWIN = id("a003");
  private static final String WORKER = id("a004");
  private static final String VISIT = id("a005");

  private static final List<String> PEOPLE =
      List.of(
          """
          insert into worker (id, authority_id, team_id, name, email)
          select WORKER, '999', '00000999-0000-4000-8001-000000000002', 'Worker ' || i, i || '@exampleshire.example'
          from generate_series() i""",
          "insert into worker_role select WORKER, '999', 'worker' from generate_series() i");

  private static final List<String> REGISTER =
      List.of(
          """
          insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, postcode, recorded_at)
          select CHILD, '999', '00000999-0000-4000-8001-000000000001', 'Given' || i, c.family_name, date '2012-01-01' + i,
            c.postcode, now()
          from generate_series() i, child c where c.id = 'ALEX'""",
          """
          insert into child (id, authority_id, team_id, given_name, recorded_at)
          select ODD_CHILD, '999', '00000999-0000-4000-8001-000000000002', 'Baby', now() from generate_series() i""",
          """
          insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at)
          select TWIN, '999', '00000999-0000-4000-8001-000000000002', 'Same', 'Twins', '2030-01-01', now()
          from generate_series() i""",
          """
          insert into child_number select TWIN, '999', decode(md5(cast(i as text)), 'hex'), '', s, now()
          from generate_series() i, (values ('disputed')) s (s)""",
          """
          insert into plan (id, authority_id, child_id, type, started_at, recorded_at)
          select gen_random_uuid(), '999', c, 'CPP', '2020-01-01', now()
          from generate_series() i, lateral (values (CHILD), (TWIN)) k (c)""",
          """
          insert into plan (id, authority_id, child_id, type, started_at, recorded_at)
          select gen_random_uuid(), '999', TWIN, 'LAC', '1900-01-01', now() from generate_series() i""",
          """
          insert into allocation (id, authority_id, child_id, worker_id, team_id, from_at, recorded_at)
          select gen_random_uuid(), '999', CHILD, WORKER, '00000999-0000-4000-8001-000000000001', '2020-01-01', now()
          from generate_series() i""",
          """
          insert into upload_line (child_id, authority_id, problem, problem_since)
          select CHILD, '999', 'CPR01', now() from generate_series() i""",
          """
          insert into number_change select '999', decode(md5('n' || i), 'hex'), TWIN, 'no_replacement', now()
          from generate_series() i""",
          """
          insert into register_load (id, authority_id, began_at, completed_at, children, kind, file, as_at, state)
          select case i when 1 then uuid 'LOAD' else gen_random_uuid() end, '999', now(), now(), i, 'full', 'x', now(), 'complete'
          from generate_series() i""",
          """
          insert into register_row (load_id, authority_id, number, place, child_id, outcome)
          select 'LOAD', '999', i, 'line ' || i, CHILD, 'changed' from generate_series() i""",
          """
          insert into purge_receipt (id, authority_id, class, kept_for, before, purged, held, at)
          select gen_random_uuid(), '999', 'children', '1 year', now(), i, 0, now() from generate_series() i""",
          """
          insert into child_bar (child_id, authority_id, worker_id, recorded_at)
          select 'ALEX', '999', WORKER, now() from generate_series() i where i between 2 and 20""");

  private static final List<String> STAFF =
      List.of(
          """
          insert into absence select gen_random_uuid(), '999', WORKER, '2026-03-10', '2026-03-20' from generate_series() i""",
          """
          insert into relationship select gen_random_uuid(), '999', 'covers_for',
            '00000999-0000-4000-8002-000000000006', WORKER, '2026-03-01' from generate_series() i""",
          """
          insert into shift (id, authority_id, team_id, slot, worker_id, weekdays, starts_at, lasts_minutes, from_date)
          select gen_random_uuid(), '999', '00000999-0000-4000-8001-000000000001', 'duty', WORKER, '{3}', '09:00', 60,
            '2026-03-01' from generate_series() i where i <= 40""",
          """
          insert into rota_event (id, authority_id, uid, team_id, slot, workers, starts_at, lasts_minutes)
          select VISIT, '999', 'listed-' || i, '00000999-0000-4000-8001-000000000001', 'duty', array[WORKER],
            '2026-03-16 09:00', 60
          from generate_series() i where i <= 40""",
          """
          insert into unknown_sign_in select lpad(cast(i as text), 43, 'x'), now(), now() from generate_series() i""");

  /** Of each child one of every state; and of Alex as many visits. */
  private static final List<String> TOLD =
      List.of(
          """
          insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
          select cast(md5(k || 'e' || i) as uuid), '999', CHILD, 'RXX', t, t + interval '24 hours'
          from generate_series() i, generate_series(0, 3) k,
            lateral (select timestamptz '2026-03-09 08:00Z' - k * interval '2 days') b (t)""",
          """
          insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted,
            allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
            waits_for_morning, office_steps, out_of_hours_steps, step_due_at, owner_id, acknowledged_at, conclude_by,
            concluded_at, outcome, version)
          select e.id, '999', e.id, e.child_id, upper(left(md5(cast(e.id as text)), 12)), 'open', false,
            amira.id, amira.id, amira.team_id, n.policy, s.state, timestamptz '2026-03-10 08:00Z', 1,
            timestamptz '2026-03-10 08:00Z', false, 1, 0,
            case s.state when 'open' then timestamptz '2026-03-10 12:00Z' end,
            case s.k when 0 then null when 2 then farah.id else amira.id end,
            case when s.k > 0 then timestamptz '2026-03-10 09:00Z' end,
            case s.state when 'acknowledged' then timestamptz '2026-03-11 09:00Z' end,
            case s.state when 'concluded' then timestamptz '2026-03-10 09:30Z' end,
            case s.state when 'concluded' then 'NO_FURTHER_ACTION' end, 0
          from generate_series() i
          cross join (values (0, 'open'), (1, 'acknowledged'), (2, 'acknowledged'), (3, 'concluded')) s (k, state)
          join episode e on e.id = cast(md5(s.k || 'e' || i) as uuid)
          join notification n on n.id = TOLD
          join worker amira on amira.sign_in = 'demo-amira-stone'
          join worker farah on farah.sign_in = 'demo-farah-quill'""",
          """
          insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
          select VISIT, '999', 'ALEX', 'RXX', t, t + interval '24 hours'
          from generate_series() i, lateral (select timestamptz '2026-01-01 08:00Z' - i * interval '2 days') b (t)""",
          """
          insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted,
            allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
            waits_for_morning, office_steps, out_of_hours_steps, owner_id, acknowledged_at, concluded_at, outcome, version)
          select VISIT, '999', VISIT, 'ALEX', upper(left(md5('v' || i), 12)), n.route, false, n.allocated_worker_id,
            n.addressee_id, n.team_id, n.policy, 'concluded', t, 1, t, false, 1, 0, n.allocated_worker_id, t, t,
            'NO_FURTHER_ACTION', 0
          from generate_series() i, notification n,
            lateral (select timestamptz '2026-01-01 08:00Z' - i * interval '2 days') b (t) where n.id = TOLD""",
          """
          insert into episode_event (care_event_id, authority_id, episode_id, kind, occurred_at, care_setting,
            organisation, details, recorded_at)
          select gen_random_uuid(), '999', VISIT, 'ACCESS', began_at + k * interval '1 hour', 'emergency-department', 'RXX01',
            '', began_at
          from generate_series() i, episode e, generate_series(1, 3) k where e.id = VISIT""",
          """
          insert into notification_history (id, authority_id, notification_id, at, round, what)
          select gen_random_uuid(), '999', VISIT, timestamptz '2026-01-01 08:00Z', 1, 'opened' from generate_series() i""",
          """
          insert into episode_event (care_event_id, authority_id, episode_id, kind, occurred_at, care_setting,
            organisation, details, recorded_at)
          select gen_random_uuid(), '999', n.episode_id, 'ACCESS', timestamptz '2026-03-10 09:00Z', 'emergency-department',
            'RXX01', '', now()
          from generate_series() i, notification n where n.id = TOLD and i <= 60""",
          """
          insert into notification_history (id, authority_id, notification_id, at, round, what, actor_id)
          select gen_random_uuid(), '999', TOLD, timestamptz '2026-03-10 09:00Z', i, 'acknowledged', WORKER
          from generate_series() i where i <= 60""",
          """
          insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id, channel, state, due_at,
            announced_at, planned_at)
          select gen_random_uuid(), '999', e.id, 1, 'file', 'told', e.id, 'case_system', 'failed', now(), now(), now()
          from generate_series() i, episode e where e.id = cast(md5('0e' || i) as uuid)""",
          """
          insert into delivery_attempt (delivery_id, authority_id, attempt, at, result)
          select id, '999', 1, now(), 'refused 500' from delivery d
          where state = 'failed' and not exists (select from delivery_attempt a where a.delivery_id = d.id)""",
          """
          insert into child_opening (id, authority_id, child_id, worker_id, reason, opened_at, until_at)
          select gen_random_uuid(), '999', CHILD, WORKER, '', now(), now() from generate_series() i""",
          """
          insert into audit_entry (id, authority_id, at, actor, action, subject)
          select gen_random_uuid(), '999', timestamptz '2026-03-10 09:00Z', 'worker:' || WORKER, 'viewed', s
          from generate_series() i, lateral (values ('child:ALEX'), ('notification:' || TOLD)) k (s)""");

  private static final List<String> DESK =
      List.of(
          """
          insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, cleared_at, remedy)
          select gen_random_uuid(), 'delivery-late', 'delivery:' || gen_random_uuid(), '999', now(), now(), null,
            repeat('Look whether the relay answers. ', 5) from generate_series() i""",
          """
          insert into daily_statement (day, made_at, body, differences, to_mail)
          select date '2026-03-10' - i, now(), 'Nothing came in.', 1, false from generate_series() i""",
          """
          insert into quarantine (id, sender, content_type, reason, body, arrived_at)
          select VISIT, 'demo-hospital', 'application/cloudevents+json',
            repeat('line 1, column 2: this is not JSON; ', 5), '', now() - i / 2 * interval '1 hour'
          from generate_series() i""",
          """
          insert into replay (id, authority_id, kind, subject, reason, replayed_by, at, result)
          select gen_random_uuid(), '999', 'quarantine', VISIT, 'INC-1', WORKER, now(), 'accepted=0 refused=1'
          from generate_series() i""",
          """
          insert into break_glass (id, authority_id, kind, item, reason, opened_by, opened_at, until_at)
          select gen_random_uuid(), '999', 'notification', TOLD, repeat('INC-20001, ', 18), WORKER,
            timestamptz '2026-03-01 08:00Z', timestamptz '2026-03-01 08:30Z'
          from generate_series() i""",
          """
          insert into feed (sender, last_message_at) select 'sender-' || i, now() from generate_series() i where i <= 40""");

  private static final List<String> STATEMENTS =
      Stream.of(PEOPLE, REGISTER, STAFF, TOLD, DESK)
          .flatMap(List::stream)
          .map(LongLists::named)
          .toList();

  private static String named(String statement) {
    return statement
        .replace("ODD_CHILD", ODD_CHILD)
        .replaceAll("\\bCHILD\\b", CHILD)
        .replaceAll("\\bTWIN\\b", TWIN)
        .replaceAll("\\bWORKER\\b", WORKER)
        .replaceAll("\\bVISIT\\b", VISIT)
        .replace("LOAD", LOAD)
        .replace("ALEX", ALEX);
  }
}

package org.wardline.inbox;

import java.util.List;
import java.util.Map;

/**
 * Five years of one council: two thousand children of two teams, one of a hundred restricted, 200
 * workers, and as many notifications as are asked for, each with event, history, deliveries and
 * audit; the latest two hundred are undecided.
 */
final class FiveYears {
  private static final Map<String, String> KEEPERS =
      Map.of(
          "MORGAN", "00000999-0000-4000-8002-000000000013",
          "NADIA", "00000999-0000-4000-8002-000000000014",
          "HELEN", "00000999-0000-4000-8002-000000000008",
          "LENA", "00000999-0000-4000-8002-000000000012");

  private FiveYears() {}

  /** The statements that write them beside the demo council, which was told of one already. */
  static List<String> of(int notifications) {
    return STATEMENTS.stream()
        .map(sql -> sql.replace("NOTIFICATIONS", Integer.toString(notifications)))
        .map(FiveYears::withKeepers)
        .toList();
  }

  private static String withKeepers(String statement) {
    String named = statement;
    for (Map.Entry<String, String> keeper : KEEPERS.entrySet()) {
      named = named.replace("'" + keeper.getKey() + "'", "'" + keeper.getValue() + "'");
    }
    return named;
  }

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at,
            restricted, custodian_id, deputy_id)
          select cast('00000999-0000-4000-9001-' || lpad(cast(i as text), 12, '0') as uuid), '999',
            cast('00000999-0000-4000-8001-00000000000' || (1 + i % 2) as uuid), 'Given' || i, 'Family' || i,
            date '2010-01-01' + i % 5000, now(), i % 100 = 8,
            case when i = 8 then uuid 'MORGAN' when i % 100 = 8 then uuid 'HELEN' end,
            case when i = 8 then uuid 'NADIA' when i % 100 = 8 then uuid 'LENA' end
          from generate_series(1, 2000) i""",
          """
          insert into worker (id, authority_id, team_id, name)
          select cast('00000999-0000-4000-9000-' || lpad(cast(i as text), 12, '0') as uuid), '999',
            cast('00000999-0000-4000-8001-00000000000' || (1 + i % 2) as uuid), 'Worker ' || i
          from generate_series(1, 199) i""",
          """
          insert into plan (id, authority_id, child_id, type, started_at, recorded_at)
          select gen_random_uuid(), '999', id, 'CPP', '2020-01-01', now() from child where family_name like 'Family%'""",
          """
          insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
          select gen_random_uuid(), '999', c.id, 'RXX', t.at, t.at + interval '24 hours'
          from generate_series(1, NOTIFICATIONS) i
          join lateral (select timestamptz '2026-03-10 08:00Z' - i * interval '26 minutes' as at) t on true
          join child c on c.id = cast('00000999-0000-4000-9001-' || lpad(cast(1 + i % 2000 as text), 12, '0') as uuid)""",
          """
          insert into episode_event (care_event_id, authority_id, episode_id, kind, occurred_at, care_setting,
            organisation, details, recorded_at)
          select gen_random_uuid(), '999', id, 'ACCESS', began_at,
            (array['emergency-department', 'walk-in-centre', 'ambulance', null])[1 + abs(hashtext(cast(id as text))) % 4],
            'RXX01', '', began_at
          from episode where began_at < '2026-03-10 08:00Z'""",
          """
          insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted, custodian_id,
            deputy_id, allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
            waits_for_morning, office_steps, out_of_hours_steps, step_due_at, owner_id, acknowledged_at, conclude_by,
            concluded_at, outcome, version)
          select gen_random_uuid(), '999', e.id, e.child_id, upper(left(md5(cast(e.id as text)), 12)),
            case when c.restricted then 'restricted' else 'open' end, c.restricted, c.custodian_id, c.deputy_id,
            w.id, w.id, cast('00000999-0000-4000-8001-000000000001' as uuid),
            (select policy from notification limit 1), s.state, e.began_at, 1, e.began_at, false, 1, 0,
            case s.state when 'open' then timestamptz '2026-03-11 09:00Z' end,
            case when s.state <> 'open' then coalesce(c.custodian_id, w.id) end,
            case when s.state <> 'open' then e.began_at + interval '40 minutes' end,
            case s.state when 'acknowledged' then timestamptz '2026-03-12 09:00Z' end,
            case s.state when 'concluded' then e.began_at + interval '5 hours' end,
            case s.state when 'concluded' then 'NO_FURTHER_ACTION' end, 0
          from episode e
          join child c on c.id = e.child_id
          join lateral (select case when h = 0 then cast('00000999-0000-4000-8002-000000000001' as uuid)
              else cast('00000999-0000-4000-9000-' || lpad(cast(h as text), 12, '0') as uuid) end as id
            from (select abs(hashtext(cast(e.id as text))) % 200 as h) h) w on true
          join lateral (select case
              when e.began_at > timestamptz '2026-03-10 08:00Z' - 100 * interval '26 minutes' then 'open'
              when e.began_at > timestamptz '2026-03-10 08:00Z' - 200 * interval '26 minutes' then 'acknowledged'
              else 'concluded' end as state) s on true
          where e.began_at < '2026-03-10 08:00Z'""",
          // Told of each: who is allocated, or keeps the child; of six in ten the Emergency Duty
          // Service; of one in ten
          // the duty social worker.
          """
          insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id, addressed_as, channel,
            state, due_at, announced_at, planned_at, attempts, settled_at)
          select gen_random_uuid(), '999', n.id, 1, 'tell', p.step, p.id,
            case p.step when 'duty' then 'duty_social_worker' else p.step end, c.channel,
            case when c.channel = 'desktop' and n.state <> 'open' then 'delivered' else 'sent' end,
            n.opened_at, n.opened_at, n.opened_at, 1, n.opened_at
          from notification n
          join lateral (select abs(hashtext('told' || n.id)) % 10 as tenth) h on true
          join lateral (
            select coalesce(n.custodian_id, n.allocated_worker_id) as id, 'allocated_worker' as step
            union all select uuid '00000999-0000-4000-8002-000000000009', 'eds' where h.tenth < 6
            union all select uuid '00000999-0000-4000-8002-000000000006', 'duty' where h.tenth = 6) p on true
          cross join (values ('desktop'), ('email')) c (channel)
          where n.opened_at < '2026-03-10 08:00Z'""",
          """
          insert into desktop_item (delivery_id, authority_id, notification_id, worker_id, placed_at, shown_at)
          select d.id, '999', d.notification_id, d.recipient_id, d.planned_at,
            case d.state when 'delivered' then d.planned_at + interval '20 minutes' end
          from delivery d
          where d.channel = 'desktop' and d.planned_at < '2026-03-10 08:00Z'""",
          """
          insert into notification_history (id, authority_id, notification_id, at, round, what)
          select gen_random_uuid(), '999', n.id, n.opened_at + k.after, 1, k.what
          from notification n, (values (interval '0', 'opened'), (interval '0', 'step_taken'),
            (interval '40 minutes', 'acknowledged'), (interval '5 hours', 'concluded')) k (after, what)
          where n.state = 'concluded'""",
          """
          insert into audit_entry (id, authority_id, at, actor, action, subject)
          select gen_random_uuid(), '999', n.opened_at, 'worker:' || n.owner_id, k.action, 'notification:' || n.id
          from notification n, (values ('viewed'), ('acknowledged'), ('concluded')) k (action)
          where n.state = 'concluded'""",
          """
          insert into register_load (id, authority_id, began_at, completed_at, children, kind, file, as_at, state, rows_read, rows_applied)
          select gen_random_uuid(), '999', now() - i * interval '1 day', now() - i * interval '1 day', 2000, 'full', 'x',
            now() - i * interval '1 day', 'complete', 2000, 2000
          from generate_series(1, 30) i""",
          """
          insert into register_row (load_id, authority_id, number, place, child_id, outcome)
          select l.id, '999', i, 'line ' || i, null, 'unchanged'
          from (select id from register_load where file = 'x' order by began_at limit 20) l, generate_series(1, 2000) i""",
          """
          insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, remedy)
          select gen_random_uuid(), 'delivery-late', 'delivery:' || gen_random_uuid(), '999', now(), now(), 'Look at it.'
          from generate_series(1, 200) i""",
          """
          insert into daily_statement (day, made_at, body, differences, to_mail)
          select date '2026-03-10' - i, now(), 'Nothing came in.', 0, false from generate_series(1, 1000) i""",
          """
          insert into quarantine (id, sender, content_type, reason, body, arrived_at)
          select gen_random_uuid(), 'demo-hospital', 'application/json', 'line 1: not JSON', '', now() - i * interval '1 hour'
          from generate_series(1, 500) i""",
          "insert into unknown_sign_in select 'subject-' || i, now(), now() from generate_series(1, 200) i",
          """
          insert into absence select gen_random_uuid(), '999', id, now(), now() + interval '1 day' from worker
          where name like 'Worker 1%' and authority_id = '999'""",
          "analyze");
}

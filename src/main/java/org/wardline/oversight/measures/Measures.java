package org.wardline.oversight.measures;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * Counts the notifications of a council by one statement, along one index. Those of restricted
 * children and of the synthetic authority are in no measure, and in none of a reader's those of
 * children from whom they are barred.
 */
@ApplicationScoped
class Measures {
  private record Asked(String authority, UUID reader, Instant from, Instant until) {}

  private final AuthorityScope scope;
  private final Batch batch;

  Measures(AuthorityScope scope, Batch batch) {
    this.scope = scope;
    this.batch = batch;
  }

  static boolean mayRead(Worker worker) {
    return worker.roles().contains("manager");
  }

  /**
   * What was counted; times in seconds, null when there was nothing to measure.
   *
   * @param escalated notifications that were passed on because those who were told first did not
   *     answer, or were not there
   * @param late notifications whose outcome was not recorded in time
   */
  record Measured(
      long notifications,
      long escalated,
      long late,
      long notUseful,
      Times acknowledged,
      Times concluded,
      List<OfDay> days,
      List<OfKind> settings,
      List<OfKind> plans) {
    Measured {
      days = days == null ? List.of() : List.copyOf(days);
      settings = settings == null ? List.of() : List.copyOf(settings);
      plans = plans == null ? List.of() : List.copyOf(plans);
    }
  }

  /** How many got there, and how long it took. */
  record Times(long count, Double median, Double ninetieth) {}

  /** How many of one day. */
  record OfDay(LocalDate day, long count) {}

  /** How many of one setting or plan; the name is null when there is none. */
  record OfKind(String name, long count) {}

  @WithTransaction
  Uni<Measured> of(Worker reader, Period period) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    MEASURE,
                    List.of(
                        new Asked(reader.authority(), reader.id(), period.from(), period.until())),
                    Measured.class))
        .map(List::getFirst);
  }

  private static final String MEASURE =
      """
      with counted as materialized (
        select m.day, m.care_setting, m.plans, m.not_useful, m.escalations, m.late,
          date_part('epoch', m.acknowledged_at - m.opened_at) as acknowledged,
          date_part('epoch', m.concluded_at - m.opened_at) as concluded
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, "from" timestamptz, until timestamptz)
        join authority a on a.authority_id = k.authority and not a.synthetic
        join notification_measure m on m.authority_id = k.authority
          and m.opened_at >= k."from" and m.opened_at < k.until and not m.restricted
        join child c on c.id = m.child_id and not c.restricted
        where not exists (select from child_bar b where b.child_id = m.child_id and b.worker_id = k.reader))
      select cast(json_build_object(
        'notifications', t.notifications, 'notUseful', t.not_useful, 'escalated', t.escalated, 'late', t.late,
        'acknowledged', json_build_object('count', t.acknowledged, 'median', t.acknowledging[1], 'ninetieth', t.acknowledging[2]),
        'concluded', json_build_object('count', t.concluded, 'median', t.concluding[1], 'ninetieth', t.concluding[2]),
        'days', (select json_agg(json_build_object('day', d.day, 'count', d.count) order by d.day)
          from (select day, count(*) as count from counted group by day) d),
        'settings', (select json_agg(json_build_object('name', s.name, 'count', s.count) order by s.count desc, s.name)
          from (select care_setting as name, count(*) as count from counted group by care_setting) s),
        'plans', (select json_agg(json_build_object('name', p.name, 'count', p.count) order by p.count desc, p.name)
          from (select plans as name, count(*) as count from counted group by plans) p))
        as text)
      from (
        select count(*) as notifications, count(*) filter (where not_useful) as not_useful,
          count(*) filter (where escalations > 0) as escalated, count(*) filter (where late > 0) as late,
          count(acknowledged) as acknowledged, count(concluded) as concluded,
          percentile_cont(array[0.5, 0.9]) within group (order by acknowledged) as acknowledging,
          percentile_cont(array[0.5, 0.9]) within group (order by concluded) as concluding
        from counted) t
      """;
}

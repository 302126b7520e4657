package org.wardline.oversight.measures;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * Counts the notifications of a council by one statement. Those of restricted children and of the
 * synthetic authority are in no measure.
 */
@ApplicationScoped
class Measures {
  private record Asked(String authority, Instant from, Instant until) {}

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
   * @param escalated notifications for which more than the first step was taken
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
                    List.of(new Asked(reader.authority(), period.from(), period.until())),
                    Measured.class))
        .map(List::getFirst);
  }

  private static final String MEASURE =
      """
      with counted as materialized (
        select n.id, n.episode_id, n.child_id, n.opened_at, n.not_useful,
          extract(epoch from m.acknowledged_at - n.opened_at) as acknowledged,
          extract(epoch from m.concluded_at - n.opened_at) as concluded,
          coalesce(m.steps, 0) as steps, coalesce(m.late, 0) as late
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, "from" timestamptz, until timestamptz)
        join authority a on a.authority_id = k.authority and not a.synthetic
        join notification n on n.authority_id = k.authority and n.opened_at >= k."from" and n.opened_at < k.until
        join child c on c.id = n.child_id
        left join notification_measure m on m.notification_id = n.id
          and m.authority_id = k.authority and m.opened_at >= k."from" and m.opened_at < k.until
        where not n.restricted and not c.restricted),
      settings as (
        select s.care_setting as name, count(*) as count
        from (
          select distinct on (e.episode_id) e.care_setting
          from counted c join episode_event e on e.episode_id = c.episode_id
          order by e.episode_id, e.occurred_at) s
        group by s.care_setting),
      plans as (
        select p.name, count(*) as count
        from (
          select string_agg(distinct p.type, ' and ' order by p.type) as name
          from counted c
          left join plan p on p.child_id = c.child_id and p.deleted_at is null and p.started_at <= c.opened_at
            and (p.ended_at is null or p.ended_at > c.opened_at)
          group by c.id) p
        group by p.name)
      select cast(json_build_object(
        'notifications', (select count(*) from counted),
        'notUseful', (select count(*) from counted where not_useful),
        'escalated', (select count(*) from counted where steps > 1),
        'late', (select count(*) from counted where late > 0),
        'acknowledged', (select json_build_object('count', count(acknowledged),
            'median', percentile_cont(0.5) within group (order by acknowledged),
            'ninetieth', percentile_cont(0.9) within group (order by acknowledged)) from counted),
        'concluded', (select json_build_object('count', count(concluded),
            'median', percentile_cont(0.5) within group (order by concluded),
            'ninetieth', percentile_cont(0.9) within group (order by concluded)) from counted),
        'days', (select json_agg(json_build_object('day', d.day, 'count', d.count) order by d.day)
          from (select cast(opened_at at time zone 'Europe/London' as date) as day, count(*) as count
            from counted group by 1) d),
        'settings', (select json_agg(json_build_object('name', name, 'count', count) order by count desc, name) from settings),
        'plans', (select json_agg(json_build_object('name', name, 'count', count) order by count desc, name) from plans))
        as text)
      """;
}

package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps table {@code finding} equal to what the rules say. */
@ApplicationScoped
class FindingRepository {

  /**
   * One statement, so that a rule sees one moment. $2 is now, $3 the rule's name, $4 the most that
   * are taken up, $5 what to do. What is known stays known; of the rest the newest are taken up, so
   * that no flood hides what happens now, and the next runs take up what is left.
   */
  private static final String RECORD =
      """
      with found (subject, since, authority_id) as (%s),
      fault as (
        select f.subject, min(f.since) as since, max(f.authority_id) as authority_id from found f
        where not exists (select from authority a where a.authority_id = f.authority_id and a.synthetic)
        group by f.subject),
      fresh as (
        select subject, authority_id from fault f
        where not exists (
          select from finding k where k.rule = $3 and k.subject = f.subject and k.cleared_at is null)
        order by since desc, subject limit $4),
      still as (
        update finding k set last_seen_at = $2, remedy = $5, authority_id = f.authority_id
        from fault f where k.rule = $3 and k.subject = f.subject and k.cleared_at is null),
      kept as (
        insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, remedy)
        select gen_random_uuid(), $3, subject, authority_id, $2, $2, $5 from fresh),
      gone as (
        update finding set cleared_at = $2
        where rule = $3 and cleared_at is null and subject not in (select subject from fault)
        returning subject)
      select (select count(*) from fault),
        array(select subject from fresh order by subject),
        array(select subject from gone order by subject)
      """;

  private static final String CLEAR_FORMER_RULES =
      "update finding set cleared_at = $2 where cleared_at is null and rule <> all ($1)";

  /** Records what a rule finds now, and clears what it no longer finds. */
  Uni<RuleOutcome> record(SqlConnection connection, Rule rule, Instant now, int most) {
    return connection
        .preparedQuery(RECORD.formatted(rule.sql()))
        .execute(
            Tuple.of(
                now.minus(rule.limit()).atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                rule.name(),
                most,
                rule.remedy()))
        .map(rows -> outcome(rule, rows.iterator().next()));
  }

  /** Clears the findings of rules that there are no more. */
  Uni<Void> clearOthers(SqlConnection connection, List<Rule> rules, Instant now) {
    return connection
        .preparedQuery(CLEAR_FORMER_RULES)
        .execute(
            Tuple.of(
                rules.stream().map(Rule::name).toArray(String[]::new),
                now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static RuleOutcome outcome(Rule rule, Row row) {
    return new RuleOutcome(
        rule, row.getLong(0), List.of(row.getArrayOfStrings(1)), List.of(row.getArrayOfStrings(2)));
  }
}

package org.wardline.oversight.desk;

/** The statements of {@link GlassRows}: each reads one row of parameters. */
final class GlassQueries {
  private GlassQueries() {}

  private static final String K =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, authority text, kind text, item uuid,
        reference text, reason text, worker uuid, at timestamptz, until timestamptz, justified boolean)
      """;

  private static final String OPEN =
      """
      with opened as (
        insert into break_glass (id, authority_id, kind, item, reason, opened_by, opened_at, until_at)
        select k.id, k.authority, k.kind, %s, k.reason, k.worker, k.at, k.until
      """
          + K
          + " %s returning id, item) select cast(json_build_object('id', id, 'item', item) as text) from opened";

  static final String OPEN_KEPT = OPEN.formatted("q.id", "join quarantine q on q.id = k.item");

  static final String OPEN_NOTIFICATION =
      OPEN.formatted(
          "n.id",
          """
          join notification n on not n.restricted and n.id = coalesce(k.item, (
            select r.id from notification r where r.authority_id = k.authority and r.reference = k.reference))
          join child c on c.id = n.child_id and not c.restricted
          where not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.worker)
          """);

  /** Until the transaction ends: two openings of one person at once would not see each other. */
  static final String ONE_AT_A_TIME =
      "select cast(json_build_object('locked', true) as text) from (select pg_advisory_xact_lock(hashtextextended("
          + "'break_glass ' || k.worker, 0)) "
          + K
          + ") locked";

  static final String LATELY =
      "select cast(json_build_object('at', b.opened_at) as text) "
          + K
          + " join break_glass b on b.authority_id = k.authority and b.opened_by = k.worker"
          + " and b.opened_at > k.at - interval '24 hours'";

  private static final String COLUMNS =
      """
      select cast(json_build_object('id', b.id, 'kind', b.kind, 'item', b.item, 'reason', b.reason,
          'openedBy', b.opened_by, 'openedByName', o.name, 'openedAt', b.opened_at, 'untilAt', b.until_at,
          'reviewedBy', r.name, 'justified', b.justified) as text)
      """;

  private static final String OPENING =
      """
      join break_glass b on b.authority_id = k.authority
      join worker o on o.id = b.opened_by left join worker r on r.id = b.reviewed_by
      """;

  static final String ONE = COLUMNS + K + OPENING + "where b.id = k.item";

  /** Those that wait for a review first, each group from the latest to the oldest. */
  static final String OF_THE_YEAR =
      COLUMNS
          + """
          from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, at timestamptz, after jsonb)
          """
          + OPENING
          + """
          where b.opened_at > k.at - interval '1 year' and (k.after is null
            or (b.reviewed_at is null, b.opened_at, b.id) < (not cast(k.after ->> 'reviewed' as boolean),
              cast(k.after #>> '{place,at}' as timestamptz), cast(k.after #>> '{place,id}' as uuid)))
          order by b.reviewed_at is null desc, b.opened_at desc, b.id desc limit 101
          """;

  static final String REVIEW =
      "update break_glass b set reviewed_by = k.worker, reviewed_at = k.at, justified = k.justified "
          + K
          + " where b.id = k.item and b.reviewed_by is null and b.opened_by <> k.worker";
}

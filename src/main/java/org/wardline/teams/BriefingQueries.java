package org.wardline.teams;

/** The statements of {@link Briefings}: each reads one row of parameters. */
final class BriefingQueries {
  private BriefingQueries() {}

  private static final String K =
      " from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader text) ";

  static final String LATEST =
      "select cast(json_build_object('reader', b.reader, 'version', b.version, 'text', b.text) as text)"
          + K
          + """
          cross join lateral (
            select distinct on (f.reader) f.* from briefing f
            where f.authority_id = k.authority order by f.reader, f.version desc) b
          """;

  static final String VERSIONS =
      """
      select cast(json_build_object('reader', b.reader, 'version', b.version, 'text', b.text,
          'recordedAt', b.recorded_at, 'author', w.name) as text)
      """
          + K
          + """
          join briefing b on b.authority_id = k.authority and b.reader = k.reader
          left join worker w on w.id = b.recorded_by
          order by b.version desc
          """;

  static final String SAVE =
      """
      insert into briefing (authority_id, reader, version, text, recorded_at, recorded_by)
      select k.authority, k.reader, k.version, k.text, k.at, k.author
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader text, version int, text text,
        at timestamptz, author uuid)
      where k.version = 1 or exists (
        select from briefing b
        where b.authority_id = k.authority and b.reader = k.reader and b.version = k.version - 1)
      on conflict do nothing
      """;

  private static final String OF_FILE =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader text, text text, at timestamptz)
      left join lateral (
        select b.version, b.text from briefing b
        where b.authority_id = k.authority and b.reader = k.reader
        order by b.version desc limit 1) b on true
      """;

  /** The next version, unless the latest says the same. */
  static final String STORE =
      """
      insert into briefing (authority_id, reader, version, text, recorded_at)
      select k.authority, k.reader, coalesce(b.version, 0) + 1, k.text, k.at
      """
          + OF_FILE
          + """
          join authority a on a.authority_id = k.authority
          where coalesce(b.text, '') <> k.text
          on conflict do nothing
          """;

  /** What is in force now, and whether there is such a council. */
  static final String STORED =
      """
      select cast(json_build_object('known', exists (select from authority a where a.authority_id = k.authority),
          'version', b.version, 'text', b.text) as text)
      """
          + OF_FILE;
}

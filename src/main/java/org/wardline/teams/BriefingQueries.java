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
}

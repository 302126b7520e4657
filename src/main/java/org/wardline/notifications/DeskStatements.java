package org.wardline.notifications;

/**
 * The statements of lists, for a reader k: each goes along an index from the place where its page
 * begins, and ends where the page does. What hides a notification is part of the statement: it is
 * neither counted nor the end of a page.
 */
final class DeskStatements {
  private static final String QUESTIONS =
      """
      jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
        as k (worker uuid, authority text, team uuid, at timestamptz, id uuid, reference text)\
      """;

  /** One reader, and said so: for the hundred that are guessed of a list, whole tables are read. */
  private static final String ASKED = "from (select * from " + QUESTIONS + " limit 1) k";

  private static final Path ALL = new Path("notification n", null, "n.id");

  /** Of who was told of thousands, and of who was told of one: in the order of their own list. */
  private static final Path OF_THE_READER =
      new Path(
          """
          notification_worker w join notification n on n.id = w.notification_id and w.worker_id = k.worker\
          """,
          "w.opened_at",
          "w.notification_id");

  private DeskStatements() {}

  /**
   * Along what a list is read.
   *
   * @param position in the order of what, or null for that of its group
   */
  private record Path(String rows, String position, String id) {
    static Path of(DeskView view, DeskGroup group) {
      Path path = view == DeskView.MINE && group == DeskGroup.SETTLED ? OF_THE_READER : ALL;
      return new Path(path.rows, path.position == null ? group.position() : path.position, path.id);
    }
  }

  /**
   * A page of one group, each row with its place.
   *
   * @param goesOn whether it begins after a place, and not with the first
   */
  static String page(DeskView view, DeskGroup group, boolean goesOn, int limit) {
    Path path = Path.of(view, group);
    return """
        select cast(json_build_object('place', n.place, 'item', %s) as text)
        %s
        cross join lateral (
          select n.*, %s as place from %s
          where %s %s
          order by %3$s %7$s, %8$s %7$s limit %9$d) n
        left join worker o on o.id = n.owner_id
        order by n.place %7$s, n.id %7$s
        """
        .formatted(
            DeskQueries.COLUMNS,
            ASKED,
            path.position,
            path.rows,
            condition(view, group),
            goesOn ? after(path, group) : "",
            group.order(),
            path.id,
            limit);
  }

  private static String after(Path path, DeskGroup group) {
    return "and (%s, %s) %s (k.at, k.id)".formatted(path.position, path.id, group.after());
  }

  private static String condition(DeskView view, DeskGroup group) {
    return "n.authority_id = k.authority and %s and %s and %s"
        .formatted(group.condition(), view.condition(), VisibleNotifications.KNOWN);
  }

  /** The keys of the first that wait for an answer. */
  static String waiting(DeskView view, int limit) {
    return """
        select cast(json_build_object('key', n.key) as text)
        %s
        cross join lateral (
          select concat(n.reference, '.', n.round) as key from notification n
          where %s
          order by %s, n.id limit %d) n
        """
        .formatted(ASKED, condition(view, DeskGroup.NEW), DeskGroup.NEW.position(), limit);
  }

  /** The one with a reference. */
  static String find(DeskView view) {
    return """
        select cast(%s as text)
        %s
        join notification n on n.authority_id = k.authority and n.reference = k.reference
        left join worker o on o.id = n.owner_id
        where %s and %s
        """
        .formatted(DeskQueries.COLUMNS, ASKED, view.condition(), VisibleNotifications.KNOWN);
  }

  /** Those with these ids, a question for each. */
  static String among(DeskView view) {
    return """
        select cast(json_build_object('id', n.id) as text)
        from %s
        join notification n on n.id = k.id and n.authority_id = k.authority
        where %s and %s
        """
        .formatted(QUESTIONS, view.condition(), VisibleNotifications.KNOWN);
  }
}

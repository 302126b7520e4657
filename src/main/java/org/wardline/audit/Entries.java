package org.wardline.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.platform.data.Batch;

/**
 * The door to read the trail of an entered authority; everything happens in the caller's
 * transaction.
 */
@ApplicationScoped
public class Entries {
  private record Wanted(
      String authority,
      UUID reader,
      Instant from,
      Instant until,
      String actor,
      String action,
      String subject,
      Long before) {}

  private record Subject(String subject, long before) {}

  private final Batch batch;

  Entries(Batch batch) {
    this.batch = batch;
  }

  /**
   * One entry of the trail.
   *
   * @param position rises with each entry
   */
  public record Entry(
      long position, Instant at, String actor, String action, String subject, String detail) {
    /** The id of the worker who did it; null for a function or a sender. */
    public UUID worker() {
      return actor.startsWith("worker:") ? UUID.fromString(actor.substring(7)) : null;
    }
  }

  /**
   * What is looked for; null is anything.
   *
   * @param before only entries of a lower position
   */
  public record Search(
      Instant from, Instant until, String actor, String action, String subject, Long before) {

    /** Only what is looked for, so that each search has a plan of its own along an index. */
    private String conditions() {
      return Stream.of(
              from == null ? "" : "and a.at >= k.\"from\"",
              until == null ? "" : "and a.at < k.until",
              actor == null ? "" : "and a.actor = k.actor",
              action == null ? "" : "and a.action = k.action",
              subject == null ? "" : "and a.subject = k.subject",
              before == null ? "" : "and (a.at, a.position) < (b.at, b.position)")
          .filter(condition -> !condition.isEmpty())
          .collect(Collectors.joining(" "));
    }

    private String begin() {
      return before == null ? "" : "join audit_entry b on b.position = k.before";
    }
  }

  /** The latest first; none that tells of a child of whom the reader may not know. */
  public Uni<List<Entry>> search(String authority, UUID reader, Search search, int most) {
    return batch.query(
        SEARCH.formatted(search.begin(), search.conditions(), most),
        List.of(
            new Wanted(
                authority,
                reader,
                search.from(),
                search.until(),
                search.actor(),
                search.action(),
                search.subject(),
                search.before())),
        Entry.class);
  }

  private static final String SEARCH =
      """
      select cast(json_build_object('position', e.position, 'at', e.at, 'actor', e.actor, 'action', e.action,
          'subject', e.subject, 'detail', e.detail) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, "from" timestamptz,
        until timestamptz, actor text, action text, subject text, before bigint)
      %s
      cross join lateral (
        select * from audit_entry a
        where a.authority_id = k.authority %s
          and may_know(k.reader, a.subject) and may_know(k.reader, a.detail)
        order by a.at desc, a.position desc limit %d) e
      order by e.at desc, e.position desc
      """;

  /**
   * What people did about these subjects, or about something else with one of these children, the
   * latest first.
   *
   * @param before only entries of a lower position; null is all
   */
  public Uni<List<Entry>> about(Collection<String> subjects, Long before, int most) {
    return batch.query(
        """
        select cast(json_build_object('position', e.position, 'at', e.at, 'actor', e.actor, 'action', e.action,
            'subject', e.subject, 'detail', e.detail) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (subject text, before bigint)
        cross join lateral (
          (select * from audit_entry a
            where a.subject = k.subject and a.position < k.before and starts_with(a.actor, 'worker:')
            order by a.position desc limit %1$d)
          union all
          (select * from audit_entry a
            where a.detail = k.subject and starts_with(a.detail, 'child:')
              and a.position < k.before and starts_with(a.actor, 'worker:')
            order by a.position desc limit %1$d)) e
        group by e.position, e.at, e.actor, e.action, e.subject, e.detail
        order by e.position desc limit %1$d
        """
            .formatted(most),
        subjects.stream()
            .distinct()
            .map(subject -> new Subject(subject, before == null ? Long.MAX_VALUE : before))
            .toList(),
        Entry.class);
  }
}

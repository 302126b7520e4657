package org.wardline.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

  private record Subject(String subject) {}

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
      Instant from, Instant until, String actor, String action, String subject, Long before) {}

  /**
   * The latest first; none about a child, or a notification of a child, of whom the reader may not
   * know.
   */
  public Uni<List<Entry>> search(String authority, UUID reader, Search search, int most) {
    return batch.query(
        """
        select cast(json_build_object('position', e.position, 'at', e.at, 'actor', e.actor, 'action', e.action,
            'subject', e.subject, 'detail', e.detail) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, "from" timestamptz,
          until timestamptz, actor text, action text, subject text, before bigint)
        cross join lateral (
          select * from audit_entry a
          where a.authority_id = k.authority
            and (k.before is null or a.position < k.before)
            and (k."from" is null or a.at >= k."from") and (k.until is null or a.at < k.until)
            and (k.actor is null or a.actor = k.actor)
            and (k.action is null or a.action = k.action)
            and (k.subject is null or a.subject = k.subject)
            and not exists (
              select from child c
              where c.id in (id_of('child', a.subject), id_of('child', a.detail),
                  (select n.child_id from notification n where n.id = id_of('notification', a.subject)))
                and (c.restricted and not coalesce(k.reader in (c.custodian_id, c.deputy_id), false)
                  or exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)))
            and not exists (
              select from notification n
              where n.id = id_of('notification', a.subject) and n.restricted
                and not coalesce(k.reader in (n.custodian_id, n.deputy_id), false))
          order by a.position desc limit %d) e
        order by e.position desc
        """
            .formatted(most),
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

  /** What was done about these subjects, in order; of each the first 5,000 entries. */
  public Uni<List<Entry>> about(Collection<String> subjects) {
    return batch.query(
        """
        select cast(json_build_object('position', e.position, 'at', e.at, 'actor', e.actor, 'action', e.action,
            'subject', e.subject, 'detail', e.detail) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (subject text)
        cross join lateral (
          select * from audit_entry a where a.subject = k.subject order by a.position limit 5000) e
        order by e.position
        """,
        subjects.stream().distinct().map(Subject::new).toList(),
        Entry.class);
  }
}

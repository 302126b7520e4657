package org.wardline.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/**
 * Appends to the trail in the acting transaction, so that no act is without its entry and no entry
 * without its act.
 */
@ApplicationScoped
public class AuditTrail {
  private record Row(
      UUID id,
      String authority,
      Instant at,
      String actor,
      String action,
      String subject,
      String detail) {}

  private final Batch batch;
  private final Clock clock;

  AuditTrail(Batch batch, Clock clock) {
    this.batch = batch;
    this.clock = clock;
  }

  /** Appends all entries by one statement. */
  public Uni<Void> append(Collection<AuditEntry> entries) {
    return append(entries, clock.instant());
  }

  /** Appends them as of the moment that the rows of the act itself bear. */
  public Uni<Void> append(Collection<AuditEntry> entries, Instant at) {
    return batch
        .execute(
            """
            insert into audit_entry (id, authority_id, at, actor, action, subject, detail)
            select id, authority, at, actor, action, subject, detail
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as e
              (id uuid, authority text, at timestamptz, actor text, action text, subject text, detail text)
            """,
            entries.stream().map(entry -> row(entry, at)).toList())
        .replaceWithVoid();
  }

  private static Row row(AuditEntry entry, Instant at) {
    return new Row(
        UUID.randomUUID(),
        entry.authority(),
        at,
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail());
  }
}

package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Remembers what was put on its way again, by whom and why; each with its entry in the trail. */
@ApplicationScoped
class Replays {
  private record Row(
      UUID id,
      String authority,
      String kind,
      UUID subject,
      boolean corrected,
      String reason,
      UUID by,
      Instant at,
      String result) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  Replays(AuthorityScope scope, Batch batch, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was put on its way.
   *
   * @param kind quarantine, or the queue
   * @param result codes and counts only
   */
  record Replayed(String kind, UUID subject, boolean corrected, String result) {
    private String table() {
      return switch (kind) {
        case "matching" -> "care_event";
        case "dispatch" -> "delivery";
        default -> kind;
      };
    }
  }

  @WithTransaction
  Uni<Void> record(Worker operator, Reason reason, Collection<Replayed> all) {
    Instant now = clock.instant();
    return scope
        .enter(List.of(operator.authority()))
        .chain(
            () ->
                batch.execute(
                    """
                    insert into replay (id, authority_id, kind, subject, corrected, reason, replayed_by, at, result)
                    select id, authority, kind, subject, corrected, reason, "by", at, result
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, kind text,
                      subject uuid, corrected boolean, reason text, "by" uuid, at timestamptz, result text)
                    """,
                    all.stream().map(one -> row(operator, reason, one, now)).toList()))
        .chain(() -> audit.append(all.stream().map(one -> entry(operator, one)).toList()));
  }

  private static Row row(Worker operator, Reason reason, Replayed one, Instant now) {
    return new Row(
        UUID.randomUUID(),
        operator.authority(),
        one.kind(),
        one.subject(),
        one.corrected(),
        reason.text(),
        operator.id(),
        now,
        one.result());
  }

  private static AuditEntry entry(Worker operator, Replayed one) {
    return AuditEntry.ofWorker(
        operator.id(),
        operator.authority(),
        one.corrected() ? "replayed corrected" : "replayed",
        one.table(),
        one.subject(),
        one.result());
  }
}

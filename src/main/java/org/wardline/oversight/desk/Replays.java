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
    /** The result of a message that is left as it is. */
    static final String NOTHING_TO_BE_DONE = "nothing to be done";

    private String action() {
      if (result.equals(NOTHING_TO_BE_DONE)) {
        return "left as it is";
      }
      return corrected ? "replayed corrected" : "replayed";
    }

    private String table() {
      return switch (kind) {
        case "matching" -> "care_event";
        case "dispatch" -> "delivery";
        default -> kind;
      };
    }
  }

  private record Result(UUID id, String result) {}

  /** Remembers what is about to be handed in; answers the id under which its result is written. */
  @WithTransaction
  Uni<UUID> begin(Worker operator, Reason reason, Replayed one) {
    Row row = row(operator, reason, one, clock.instant());
    return record(operator, List.of(row), List.of(one)).replaceWith(row.id());
  }

  /** Writes down what came of it. */
  @WithTransaction
  Uni<Void> end(Worker operator, UUID replay, Replayed one) {
    return scope
        .enter(List.of(operator.authority()))
        .chain(
            () ->
                batch.execute(
                    """
                    update replay r set result = k.result
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, result text) where r.id = k.id
                    """,
                    List.of(new Result(replay, one.result()))))
        .chain(() -> audit.append(List.of(entry(operator, "handed in", one))));
  }

  @WithTransaction
  Uni<Void> record(Worker operator, Reason reason, Collection<Replayed> all) {
    Instant now = clock.instant();
    return record(operator, all.stream().map(one -> row(operator, reason, one, now)).toList(), all);
  }

  private Uni<Void> record(Worker operator, List<Row> rows, Collection<Replayed> all) {
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
                    rows))
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
    return entry(operator, one.action(), one);
  }

  private static AuditEntry entry(Worker operator, String action, Replayed one) {
    return AuditEntry.ofWorker(
        operator.id(), operator.authority(), action, one.table(), one.subject(), one.result());
  }
}

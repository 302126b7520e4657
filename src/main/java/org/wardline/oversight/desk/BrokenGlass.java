package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * Breaks glass: one operator sees one item of the own council for a short time, for a reason, and
 * somebody else says afterwards whether that was justified. What is restricted cannot be opened so.
 */
@ApplicationScoped
class BrokenGlass {
  static final Duration OPEN_FOR = Duration.ofMinutes(30);
  private static final String TABLE = "break_glass";

  private record Row(
      UUID id,
      String authority,
      String kind,
      UUID item,
      String reason,
      UUID worker,
      Instant at,
      Instant until,
      boolean justified) {}

  private record Id(UUID id) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  BrokenGlass(AuthorityScope scope, Batch batch, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One time that glass was broken.
   *
   * @param kind notification or quarantine
   * @param reviewedBy a name, or null while nobody has reviewed it
   * @param justified what the reviewer said, or null
   */
  record Opening(
      UUID id,
      String kind,
      UUID item,
      String reason,
      UUID openedBy,
      String openedByName,
      Instant openedAt,
      Instant untilAt,
      String reviewedBy,
      Boolean justified) {}

  /** Empty when the council has no such item, or it is restricted. */
  @WithTransaction
  Uni<Optional<UUID>> open(Worker operator, String kind, UUID item, Reason reason) {
    Instant now = clock.instant();
    Row row = row(operator, kind, item, reason.text(), now, false);
    return scope
        .enter(List.of(operator.authority()))
        .chain(
            () ->
                batch.query(
                    kind.equals("quarantine")
                        ? GlassQueries.OPEN_KEPT
                        : GlassQueries.OPEN_NOTIFICATION,
                    List.of(row),
                    Id.class))
        .map(opened -> opened.stream().findFirst().map(Id::id))
        .call(
            opened ->
                opened.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : remember(operator, "glass broken", kind, item));
  }

  /** The opening, while it lasts and for whoever made it; that they looked is remembered. */
  @WithTransaction
  Uni<Optional<Opening>> look(Worker operator, UUID id) {
    return find(operator, id)
        .map(
            found ->
                found.filter(
                    one ->
                        one.openedBy().equals(operator.id())
                            && clock.instant().isBefore(one.untilAt())))
        .call(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : remember(
                        operator,
                        "viewed through broken glass",
                        found.get().kind(),
                        found.get().item()));
  }

  /** All of the last year, those that nobody has reviewed first. */
  @WithTransaction
  Uni<List<Opening>> list(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    GlassQueries.OPENING
                        + """
                        where b.opened_at > k.at - interval '1 year'
                        order by b.reviewed_at nulls first, b.opened_at desc limit 200
                        """,
                    List.of(row(reader, null, null, null, clock.instant(), false)),
                    Opening.class));
  }

  /** False when it is not there, was reviewed before, or was the reader's own. */
  @WithTransaction
  Uni<Boolean> review(Worker reviewer, UUID id, boolean justified) {
    return find(reviewer, id)
        .chain(
            found ->
                found
                    .filter(one -> DeskPolicy.mayReview(reviewer, one.openedBy()))
                    .filter(one -> one.reviewedBy() == null)
                    .map(one -> write(reviewer, one, justified))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> write(Worker reviewer, Opening opening, boolean justified) {
    return batch
        .execute(
            GlassQueries.REVIEW,
            List.of(row(reviewer, null, opening.id(), null, clock.instant(), justified)))
        .call(
            () ->
                remember(
                    reviewer,
                    justified ? "broken glass justified" : "broken glass not justified",
                    TABLE,
                    opening.id()))
        .map(count -> count == 1);
  }

  private Uni<Optional<Opening>> find(Worker reader, UUID id) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    GlassQueries.OPENING + "where b.id = k.item",
                    List.of(row(reader, null, id, null, clock.instant(), false)),
                    Opening.class))
        .map(found -> found.stream().findFirst());
  }

  private Uni<Void> remember(Worker worker, String action, String kind, UUID subject) {
    return audit.append(
        List.of(AuditEntry.ofWorker(worker.id(), worker.authority(), action, kind, subject, "")));
  }

  private static Row row(
      Worker worker, String kind, UUID item, String reason, Instant now, boolean justified) {
    return new Row(
        UUID.randomUUID(),
        worker.authority(),
        kind,
        item,
        reason,
        worker.id(),
        now,
        now.plus(OPEN_FOR),
        justified);
  }
}

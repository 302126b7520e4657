package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * The rows of broken glass, in the caller's transaction; each method enters the worker's council.
 */
@ApplicationScoped
class GlassRows {
  private static final Duration OPEN_FOR = Duration.ofMinutes(30);

  private record Row(
      UUID id,
      String authority,
      String kind,
      UUID item,
      String reference,
      String reason,
      UUID worker,
      Instant at,
      Instant until,
      boolean justified) {}

  /** A new opening, and the row that it is of. */
  record Opened(UUID id, UUID item) {}

  private record Wanted(String authority, Instant at, GlassPlace after) {}

  private record Locked(boolean locked) {}

  private record Time(Instant at) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Clock clock;

  GlassRows(AuthorityScope scope, Batch batch, Clock clock) {
    this.scope = scope;
    this.batch = batch;
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

  /** When this person opened items in the last 24 hours; others of theirs wait for this one. */
  Uni<List<Instant>> lately(Worker operator) {
    List<Row> asked = List.of(row(operator, null, false));
    return scope
        .enter(List.of(operator.authority()))
        .chain(() -> batch.query(GlassQueries.ONE_AT_A_TIME, asked, Locked.class))
        .chain(() -> batch.query(GlassQueries.LATELY, asked, Time.class))
        .map(found -> found.stream().map(Time::at).toList());
  }

  /** Empty when there is no such item that may be opened. */
  Uni<Optional<Opened>> open(Worker operator, GlassForm form) {
    String sql = form.isOfMessage() ? GlassQueries.OPEN_KEPT : GlassQueries.OPEN_NOTIFICATION;
    return scope
        .enter(List.of(operator.authority()))
        .chain(() -> batch.query(sql, List.of(row(operator, form)), Opened.class))
        .map(opened -> opened.stream().findFirst());
  }

  Uni<Optional<Opening>> find(Worker reader, UUID id) {
    return openings(reader, GlassQueries.ONE, row(reader, id, false))
        .map(found -> found.stream().findFirst());
  }

  /**
   * Up to 101 of the last year, those that nobody has reviewed first.
   *
   * @param after where the page before ended, or null
   */
  Uni<List<Opening>> ofTheYear(Worker reader, GlassPlace after) {
    return openings(
        reader, GlassQueries.OF_THE_YEAR, new Wanted(reader.authority(), clock.instant(), after));
  }

  private Uni<List<Opening>> openings(Worker reader, String sql, Record asked) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> batch.query(sql, List.of(asked), Opening.class));
  }

  /** False when somebody else was first. */
  Uni<Boolean> review(Worker reviewer, UUID opening, boolean justified) {
    return scope
        .enter(List.of(reviewer.authority()))
        .chain(() -> batch.execute(GlassQueries.REVIEW, List.of(row(reviewer, opening, justified))))
        .map(count -> count == 1);
  }

  private Row row(Worker operator, GlassForm form) {
    Instant now = clock.instant();
    return new Row(
        UUID.randomUUID(),
        operator.authority(),
        form.kind(),
        form.itemId(),
        form.reference(),
        form.given().text(),
        operator.id(),
        now,
        now.plus(OPEN_FOR),
        false);
  }

  private Row row(Worker reader, UUID opening, boolean justified) {
    Instant now = clock.instant();
    return new Row(
        null, reader.authority(), null, opening, null, null, reader.id(), now, null, justified);
  }
}

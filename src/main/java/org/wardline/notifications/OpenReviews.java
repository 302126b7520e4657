package org.wardline.notifications;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.messages.CareEvent;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * The door to what waits for a person's decision on whose child it is. Reads in the caller's
 * transaction, which must have entered the authority and records who read.
 */
@ApplicationScoped
public class OpenReviews {
  private static final String TABLE = "review";

  /** For how long a decision may be thought better of. */
  static final Duration MAY_BE_UNDONE = Duration.ofDays(7);

  /** Children beside whom messages stand; a review without one counts as one. */
  private static final int ON_A_PAGE = 20;

  /** What to read, and for whom; without a review all that is there for the reader. */
  private record Wanted(
      String authority,
      Instant since,
      UUID reader,
      boolean decides,
      UUID review,
      ReviewPlace after) {}

  /**
   * The open ones, the oldest first, then those decided in the last week.
   *
   * @param end where the next page begins, or null when there is none
   */
  public record Page(List<OpenReview> reviews, ReviewPlace end) {
    public Page {
      reviews = List.copyOf(reviews);
    }
  }

  private record Marked(String mark) {}

  private record Row(
      UUID id,
      String reason,
      Instant openedAt,
      String details,
      String explanation,
      List<UUID> candidates,
      Instant askedAt,
      String decision,
      Instant decidedAt,
      String decidedBy,
      UUID child) {}

  private final Batch batch;
  private final ObjectMapper json;
  private final Clock clock;

  OpenReviews(Batch batch, ObjectMapper json, Clock clock) {
    this.batch = batch;
    this.json = json;
    this.clock = clock;
  }

  /** Whether somebody decides such questions for their authority: duty, EDS and managers. */
  public boolean mayDecide(Worker worker) {
    return RightsPolicy.oversees(worker);
  }

  /** A page, from a place or, without one, from the beginning. */
  public Uni<Page> list(Worker reader, ReviewPlace after, SealingKeys keys) {
    return read(reader, null, after, keys).map(OpenReviews::page);
  }

  /** One that has more children beside it than a page holds has a page of its own. */
  private static Page page(List<OpenReview> found) {
    int shown = 0;
    int beside = 0;
    while (shown < found.size()) {
      beside += Math.max(1, found.get(shown).candidates().size());
      if (shown > 0 && beside > ON_A_PAGE) {
        return new Page(found.subList(0, shown), ReviewPlace.of(found.get(shown - 1)));
      }
      shown++;
    }
    return new Page(found, null);
  }

  /**
   * What waits for the reader, by opaque marks: the latest 200. Empty when the reader has no review
   * at all; nothing of a child is read.
   */
  public Uni<Optional<Set<String>>> waiting(Worker reader) {
    return query(ReviewQueries.MARKS, reader, null, null, Marked.class)
        .map(
            found ->
                found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        found.stream()
                            .map(Marked::mark)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toCollection(LinkedHashSet::new))));
  }

  /** One of those that {@link #list} has for the reader. */
  public Uni<Optional<OpenReview>> find(Worker reader, UUID review, SealingKeys keys) {
    return read(reader, review, null, keys).map(found -> found.stream().findFirst());
  }

  private Uni<List<OpenReview>> read(
      Worker reader, UUID review, ReviewPlace after, SealingKeys keys) {
    return query(ReviewQueries.A_PAGE, reader, review, after, Row.class)
        .map(rows -> rows.stream().map(row -> open(row, keys)).toList());
  }

  private <T> Uni<List<T>> query(
      String sql, Worker reader, UUID review, ReviewPlace after, Class<T> type) {
    if (!reader.mayAnswer()) {
      return Uni.createFrom().item(List.of());
    }
    Instant since = clock.instant().minus(MAY_BE_UNDONE);
    return batch.query(
        sql,
        List.of(
            new Wanted(reader.authority(), since, reader.id(), mayDecide(reader), review, after)),
        type);
  }

  private OpenReview open(Row row, SealingKeys keys) {
    return new OpenReview(
        row.id(),
        row.reason(),
        row.openedAt(),
        opened(row.details(), row, keys, new TypeReference<CareEvent>() {}),
        row.candidates(),
        row.explanation() == null
            ? List.of()
            : opened(row.explanation(), row, keys, new TypeReference<List<ReviewExplanation>>() {}),
        row.askedAt(),
        row.decision(),
        row.decidedAt(),
        row.decidedBy(),
        row.child());
  }

  private <T> T opened(String sealed, Row row, SealingKeys keys, TypeReference<T> type) {
    byte[] plain = keys.open(HexFormat.of().parseHex(sealed), TABLE, row.id());
    try {
      return json.readValue(plain, type);
    } catch (IOException e) {
      throw new IllegalStateException("review " + row.id() + " holds what is unreadable");
    }
  }
}

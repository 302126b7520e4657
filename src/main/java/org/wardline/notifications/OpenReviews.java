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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** One of those that {@link #list} has for the reader. */
  public Uni<Optional<OpenReview>> find(Worker reader, UUID review, SealingKeys keys) {
    return read(reader, review, null, keys).map(found -> found.stream().findFirst());
  }

  private Uni<List<OpenReview>> read(
      Worker reader, UUID review, ReviewPlace after, SealingKeys keys) {
    if (!reader.mayAnswer()) {
      return Uni.createFrom().item(List.of());
    }
    Wanted wanted =
        new Wanted(
            reader.authority(),
            clock.instant().minus(MAY_BE_UNDONE),
            reader.id(),
            mayDecide(reader),
            review,
            after);
    return batch
        .query(VISIBLE, List.of(wanted), Row.class)
        .map(rows -> rows.stream().map(row -> open(row, keys)).toList());
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

  /**
   * The message itself may name a restricted child, so that a review with one is there only for who
   * keeps all such children in it, or was told by its running round; where nobody keeps all of
   * them, for the safeguarding manager, too. Who does not decide otherwise sees no other child in
   * it. Whoever is barred from a candidate finds no review.
   */
  private static final String VISIBLE =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as w
          (authority text, since timestamptz, reader uuid, decides boolean, review uuid, after jsonb))
      select cast(json_build_object('id', r.id, 'reason', r.reason, 'openedAt', r.opened_at,
          'details', encode(r.details, 'hex'), 'explanation', encode(r.explanation, 'hex'),
          'candidates', array(
            select c.id from unnest(r.candidates) with ordinality as u (id, place) join child c on c.id = u.id
            where k.decides or c.restricted or about.restricted = 0 order by u.place),
          'askedAt', r.asked_at, 'decision', r.decision, 'decidedAt', r.decided_at,
          'child', r.child_id) as text)
      from k
      join review r on r.authority_id = k.authority and (r.state = 'open' or r.decided_at > k.since)
        and (k.review is null or r.id = k.review)
        and (k.after is null or (r.state <> 'open', r.opened_at, r.id)
          > (cast(k.after ->> 'decided' as boolean), cast(k.after ->> 'openedAt' as timestamptz),
            cast(k.after ->> 'id' as uuid)))
      cross join lateral (
        select count(*) filter (where c.restricted) as restricted,
          count(*) filter (where c.restricted and k.reader in (c.custodian_id, c.deputy_id)) as kept,
          count(*) filter (where exists (
            select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)) as barred
        from child c where c.id = any (r.candidates)) about
      cross join lateral (
        select exists (
          select from delivery d where d.review_id = r.id and d.round = r.round and d.recipient_id = k.reader
            and d.state in ('sent', 'delivered')) as reader) told
      where about.barred = 0 and case
        when about.restricted = 0 then k.decides or told.reader
        when about.kept = about.restricted or (told.reader and r.restricted) then true
        else not exists (
            select from child c, lateral (values (c.custodian_id), (c.deputy_id)) as p (keeper)
            where c.id = any (r.candidates) and c.restricted
            group by p.keeper having count(*) = about.restricted)
          and k.reader = (
            select t.manager_id from team t where t.authority_id = k.authority and t.kind = 'management'
              and t.ended_at is null
            order by t.name collate "C" limit 1) end
      order by r.state desc, r.opened_at, r.id
      limit 21
      """;
}

package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.intake.Arrivals;
import org.wardline.intake.Arrivals.Handed;
import org.wardline.intake.Arrivals.Receipt;
import org.wardline.oversight.desk.Replays.Replayed;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * Hands messages that were kept aside to the intake again: as they came, once a release can read
 * them, or corrected. What was kept stays.
 */
@ApplicationScoped
class Quarantine {
  /** The result before there is one. */
  static final String HANDING_IN = "handing in";

  private static final String TABLE = "quarantine";

  private final Batch batch;
  private final Arrivals arrivals;
  private final Replays replays;

  Quarantine(Batch batch, Arrivals arrivals, Replays replays) {
    this.batch = batch;
    this.arrivals = arrivals;
    this.replays = replays;
  }

  private record Id(UUID id) {}

  private record Row(UUID id, String sender, String contentType, String body) {}

  /**
   * A message as it came.
   *
   * @param hex its bytes
   */
  record Kept(UUID id, String sender, String contentType, String hex) {
    byte[] body() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return "Kept[" + id + ']';
    }
  }

  @WithTransaction
  Uni<Optional<Kept>> find(UUID id, SealingKeys keys) {
    return batch
        .query(
            """
            select cast(json_build_object('id', q.id, 'sender', q.sender, 'contentType', q.content_type,
                'body', encode(q.body, 'hex')) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid) join quarantine q on q.id = k.id
            """,
            List.of(new Id(id)),
            Row.class)
        .map(found -> found.stream().findFirst().map(row -> opened(row, keys)));
  }

  private static Kept opened(Row row, SealingKeys keys) {
    byte[] body = keys.open(HexFormat.of().parseHex(row.body()), TABLE, row.id());
    return new Kept(row.id(), row.sender(), row.contentType(), HexFormat.of().formatHex(body));
  }

  /**
   * What became of a message that was handed in.
   *
   * @param result codes and counts
   */
  record HandedIn(boolean taken, String result) {
    private static HandedIn of(Handed handed) {
      Receipt receipt = handed.receipt();
      return handed.problem() == null
          ? new HandedIn(
              receipt.refused() == 0,
              "accepted=%d refused=%d".formatted(receipt.accepted(), receipt.refused()))
          : new HandedIn(false, "not taken in: " + handed.problem());
    }
  }

  /** The same bytes again. */
  Uni<HandedIn> replay(Worker operator, Kept kept, Reason reason) {
    return handIn(operator, kept, kept.body(), reason, false);
  }

  /** Other bytes in their place. */
  Uni<HandedIn> replayCorrected(Worker operator, Kept kept, byte[] corrected, Reason reason) {
    return handIn(operator, kept, corrected, reason, true);
  }

  /** Nothing can or need be done about it, for this reason. */
  Uni<Void> leave(Worker operator, Kept kept, Reason reason) {
    return replays.record(operator, reason, List.of(of(kept, false, Replayed.NOTHING_TO_BE_DONE)));
  }

  private Uni<HandedIn> handIn(
      Worker operator, Kept kept, byte[] body, Reason reason, boolean corrected) {
    return replays
        .begin(operator, reason, of(kept, corrected, HANDING_IN))
        .chain(
            replay ->
                arrivals
                    .handIn(
                        kept.sender(), kept.contentType() == null ? "" : kept.contentType(), body)
                    .map(HandedIn::of)
                    .call(
                        handed ->
                            replays.end(operator, replay, of(kept, corrected, handed.result()))));
  }

  private static Replayed of(Kept kept, boolean corrected, String result) {
    return new Replayed(TABLE, kept.id(), corrected, result);
  }
}

package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wardline.auditor.chain.ChainCheck.Break;
import org.wardline.auditor.chain.ChainCheck.Broken;

/** Reads chains together with the trail. */
@ApplicationScoped
class ChainRepository {

  /** $3 bounds the number of entries, but the first seal is taken whole. */
  private static final String SEALS =
      """
      select chain, number, minute, entries, first_position, last_position, previous_hash, hash
      from (
        select s.*, sum(s.entries) over (order by s.number) as running from audit_seal s
        where s.chain = $1 and s.number >= $2 order by s.number limit $3) counted
      where running <= $3 or running = entries
      order by number
      """;

  private static final String ENTRIES =
      """
      select s.seal, s.position, s.entry_id, s.entry_hash, s.late,
        e.id, e.position, e.authority_id, e.at, e.actor, e.action, e.subject, e.detail
      from audit_sealed_entry s left join audit_entry e on e.id = s.entry_id
      where s.chain = $1 and s.seal between $2 and $3
      order by s.seal, s.position
      """;

  private static final String HASH = "select hash from audit_seal where chain = $1 and number = $2";

  private static final String MORE =
      "select exists (select from audit_seal where chain = $1 and number >= $2)";

  private static final String LATER_IS_THERE =
      """
      select exists (
        select from audit_sealed_entry s join audit_entry e on e.id = s.entry_id
        where s.chain = $1 and (s.seal, s.position) > ($2, $3))
      """;

  private static final String INSERTED =
      """
      select e.position, e.id from audit_entry e
      where coalesce(e.authority_id, 'none') = $1
        and (e.at > $3 or e.position <= $2 and e.at < (select max(minute) + interval '1 minute' from audit_seal))
        and not exists (select from audit_sealed_entry s where s.entry_id = e.id)
      order by e.position limit 1
      """;

  /** The seals from a number on, as many as hold that many entries. */
  Uni<ChainPage> page(SqlConnection connection, Cursor from, int most) {
    return hash(connection, from.chain(), from.nextSeal() - 1)
        .chain(
            before ->
                connection
                    .preparedQuery(SEALS)
                    .execute(Tuple.of(from.chain(), from.nextSeal(), most))
                    .map(rows -> Rows.list(rows, ChainRepository::seal))
                    .chain(seals -> page(connection, from, before.orElse(Hash.NONE), seals)));
  }

  private static Uni<ChainPage> page(
      SqlConnection connection, Cursor from, Hash before, List<Seal> seals) {
    long last = seals.isEmpty() ? 0 : seals.getLast().number();
    return connection
        .preparedQuery(ENTRIES)
        .execute(Tuple.of(from.chain(), from.nextSeal(), last))
        .map(rows -> Rows.list(rows, ChainRepository::sealedEntry))
        .map(entries -> entries.stream().collect(Collectors.groupingBy(SealedEntry::seal)))
        .map(entries -> new ChainPage(from.nextSeal(), before, seals, entries));
  }

  /** The hash of a seal, if there is one of that number. */
  Uni<Optional<Hash>> hash(SqlConnection connection, String chain, long number) {
    return connection
        .preparedQuery(HASH)
        .execute(Tuple.of(chain, number))
        .map(rows -> Rows.list(rows, row -> Hash.of(row.getBuffer(0))).stream().findFirst());
  }

  /** Whether there is a seal of this number or a higher one. */
  Uni<Boolean> isMore(SqlConnection connection, String chain, long number) {
    return connection
        .preparedQuery(MORE)
        .execute(Tuple.of(chain, number))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** Whether the trail still has an entry that was sealed after this one. */
  Uni<Boolean> isLaterThere(SqlConnection connection, String chain, Broken entry) {
    return connection
        .preparedQuery(LATER_IS_THERE)
        .execute(Tuple.of(chain, entry.seal(), entry.position()))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /**
   * The first entry up to a position that is in no seal although its minute was sealed, or at
   * whatever position one whose time lies ahead.
   */
  Uni<Optional<Broken>> inserted(SqlConnection connection, String chain, long upTo, Instant ahead) {
    return connection
        .preparedQuery(INSERTED)
        .execute(Tuple.of(chain, upTo, ahead.atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                Rows.list(
                        rows, row -> new Broken(Break.INSERTED, 0, row.getLong(0), row.getUUID(1)))
                    .stream()
                    .findFirst());
  }

  private static Seal seal(Row row) {
    return new Seal(
        row.getString(0),
        row.getLong(1),
        row.getOffsetDateTime(2).toInstant(),
        row.getInteger(3),
        row.getLong(4),
        row.getLong(5),
        Hash.of(row.getBuffer(6)),
        Hash.of(row.getBuffer(7)));
  }

  private static SealedEntry sealedEntry(Row row) {
    return new SealedEntry(
        row.getLong(0),
        row.getLong(1),
        row.getUUID(2),
        Hash.of(row.getBuffer(3)),
        row.getBoolean(4),
        Optional.ofNullable(row.getUUID(5)).map(id -> Rows.entry(row, 5)));
  }
}

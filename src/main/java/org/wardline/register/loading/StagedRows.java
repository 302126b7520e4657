package org.wardline.register.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;

/** The rows of a file between reading and applying, sealed. */
@ApplicationScoped
class StagedRows {
  private static final String TABLE = "register_row";
  private static final HexFormat HEX = HexFormat.of();

  /** A row with its child. */
  record Staged(
      long number,
      UUID child,
      boolean known,
      String digest,
      RegisterRow row,
      List<RowFinding> findings) {}

  /** What became of a row: accepted, changed, unchanged or refused. */
  record Settled(UUID load, long number, String outcome, List<RowFinding> findings) {}

  /** A row that is ready to be stored: its keyed hashes and its sealed content in hex. */
  record SealedRow(
      UUID load,
      String authority,
      long number,
      String place,
      String localIdKey,
      String numberKey,
      String personKey,
      String born,
      String content,
      String digest,
      List<RowFinding> findings,
      String outcome) {
    @Override
    public String toString() {
      return "SealedRow[" + number + ']';
    }
  }

  private record Stored(
      long number,
      UUID child,
      boolean known,
      String digest,
      String content,
      List<RowFinding> findings) {}

  private record Part(UUID load, int children, UUID first, UUID last) {}

  private record Said(UUID load, Instant asAt, String told, UUID first, UUID last) {}

  private record Of(UUID load, Instant asAt) {}

  private record Absent(int closings, int open) {}

  private final Batch batch;
  private final ObjectMapper json;

  StagedRows(Batch batch, ObjectMapper json) {
    this.batch = batch;
    this.json = json;
  }

  Uni<Integer> stage(List<SealedRow> rows) {
    return batch.execute(
        """
        insert into register_row (load_id, authority_id, number, place, local_id_key, number_key, person_key, born,
          content, digest, findings, outcome)
        select load, authority, number, place, decode("localIdKey", 'hex'), decode("numberKey", 'hex'),
          decode("personKey", 'hex'), born, decode(content, 'hex'), decode(digest, 'hex'), findings, outcome
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (load uuid, authority text, number bigint,
          place text, "localIdKey" text, "numberKey" text, "personKey" text, born date, content text, digest text,
          findings jsonb, outcome text)
        on conflict do nothing
        """,
        rows);
  }

  /** Makes a row ready to be stored; needs no transaction. */
  SealedRow seal(Load load, ReadRow read, People people, SealingKeys keys) {
    RegisterRow row = read.understood().row();
    String localId = row.get(Column.LOCAL_ID);
    String number = row.get(Column.NHS_NUMBER);
    return new SealedRow(
        load.id(),
        load.authority(),
        read.number(),
        read.place(),
        localId == null ? null : hex(Children.localIdKey(keys, load.authority(), localId)),
        number == null ? null : hex(Children.numberKey(keys, number)),
        hex(keys.index("person", person(row))),
        row.get(Column.DATE_OF_BIRTH),
        hex(keys.seal(write(row), TABLE, rowId(load.id(), read.number()))),
        ListingDigest.ofRow(row, read.understood().findings(), people, keys),
        read.understood().findings(),
        read.understood().refused() ? "refused" : null);
  }

  private static String person(RegisterRow row) {
    String text =
        row.get(Column.FAMILY_NAME)
            + '/'
            + row.get(Column.GIVEN_NAME)
            + '/'
            + row.get(Column.DATE_OF_BIRTH);
    return text.toUpperCase(Locale.ROOT);
  }

  /**
   * Brings every row to its child: the one with its local id; else the only one with its number,
   * unless their dates of birth differ or both have a local id; else a new one, whose id follows
   * from what the row is recognised by.
   */
  Uni<Integer> bringToChildren(UUID load) {
    List<Of> of = List.of(new Of(load, null));
    return batch
        .execute(
            """
            update register_row r set child_id = l.child_id, known = true
            from child_local_id l, jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (load uuid)
            where r.load_id = k.load and r.child_id is null and r.outcome is null
              and l.local_id_key = r.local_id_key and l.authority_id = r.authority_id
            """,
            of)
        .chain(() -> batch.execute(BY_NUMBER, of))
        .chain(() -> batch.execute(DERIVED, of));
  }

  private static final String BY_NUMBER =
      """
      update register_row r set child_id = c.id, known = true
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (load uuid), child c,
        (select n.number_key, n.authority_id, min(cast(n.child_id as text)) as child_id from child_number n
         where n.number_key in (select u.number_key from register_row u,
           jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (load uuid)
           where u.load_id = k.load and u.child_id is null and u.outcome is null)
         group by n.number_key, n.authority_id having count(*) = 1) sole
      where r.load_id = k.load and r.child_id is null and r.outcome is null
        and sole.number_key = r.number_key and sole.authority_id = r.authority_id and c.id = cast(sole.child_id as uuid)
        and (r.local_id_key is null or c.local_id_key is null)
        and (r.born is null or c.date_of_birth is null or r.born = c.date_of_birth)
      """;

  private static final String DERIVED =
      """
      with k as (select load from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (load uuid)),
        shared as (
          select r.number_key from register_row r, k
          where r.load_id = k.load and r.local_id_key is null and r.number_key is not null
          group by r.number_key having count(distinct r.person_key) > 1),
        derived as (
          select r.number, cast(md5(r.authority_id || case
              when r.local_id_key is not null then 'local id' || encode(r.local_id_key, 'hex')
              when r.number_key is null then 'person' || encode(r.person_key, 'hex')
              when s.number_key is not null then 'both' || encode(r.number_key || r.person_key, 'hex')
              else 'number' || encode(r.number_key, 'hex') end) as uuid) as child_id
          from k join register_row r on r.load_id = k.load left join shared s on s.number_key = r.number_key
          where r.child_id is null and r.outcome is null)
      update register_row r set child_id = d.child_id, known = exists (select from child c where c.id = d.child_id)
      from derived d, k where r.load_id = k.load and r.number = d.number
      """;

  /** How many open cases a full load does not list, and how many there are. */
  Uni<Closings> closings(UUID load, Instant asAt) {
    return batch
        .query(
            """
            with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (load uuid, "asAt" timestamptz)),
              listed as materialized (
                select distinct r.child_id from k join register_row r on r.load_id = k.load where r.child_id is not null)
            select cast(json_build_object('open', count(*), 'closings', count(*) filter (
                where greatest(coalesce(c.as_at, c.recorded_at), c.listed_at) < k."asAt" and r.child_id is null)) as text)
            from k join register_load l on l.id = k.load
            join child c on c.authority_id = l.authority_id and c.closed_at is null
            left join listed r on r.child_id = c.id
            """,
            List.of(new Of(load, asAt)),
            Absent.class)
        .map(found -> new Closings(found.getFirst().closings(), found.getFirst().open()));
  }

  /**
   * Settles the rows of those children of whom they say what was said before, and of whom nothing
   * was recorded since: only the time moves for which it is known. Answers how many rows.
   */
  Uni<Integer> settleUnchanged(Load load, Side side) {
    return batch.execute(
        """
        with k as materialized (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
            as k (load uuid, "asAt" timestamptz, told text, first uuid, last uuid)),
          said as (
            select r.child_id, sha256(convert_to(k.told, 'UTF8') || string_agg(r.digest, '' order by r.digest)) as digest
            from k join register_row r on r.load_id = k.load
            where r.outcome is null and r.known and r.child_id between k.first and k.last
            group by r.child_id, k.told having count(*) = count(r.digest)),
          same as (
            select s.child_id from said s join child_listing l on l.child_id = s.child_id and l.digest = s.digest
            where l.position = (select max(h.position) from child_history h where h.child_id = s.child_id)
              and not exists (select from child_number n where n.child_id = s.child_id
                and n.status is distinct from n.own_status)),
          moved as (
            update child c set as_at = k."asAt" from k, same where c.id = same.child_id and c.as_at <= k."asAt"
            returning c.id)
        update register_row r
        set outcome = 'unchanged', content = null, born = null, person_key = null, digest = null
        from k, moved where r.load_id = k.load and r.child_id = moved.id and r.outcome is null
        """,
        List.of(
            new Said(
                load.id(),
                load.asAt(),
                ListingDigest.context(load.columns()),
                side.first(),
                side.last())));
  }

  /** All rows of the next children of this side that are not applied yet. */
  Uni<List<Staged>> next(UUID load, int children, Side side, SealingKeys keys) {
    return batch
        .query(
            """
            with k as materialized (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as k (load uuid, children int, first uuid, last uuid)),
              next as (
                select distinct r.child_id from register_row r
                where r.load_id = (select load from k) and r.outcome is null
                  and r.child_id between (select first from k) and (select last from k)
                order by r.child_id limit (select children from k))
            select cast(json_build_object('number', r.number, 'child', r.child_id, 'known', r.known,
                'digest', encode(r.digest, 'hex'), 'content', encode(r.content, 'hex'),
                'findings', r.findings) as text)
            from next join register_row r on r.load_id = (select load from k) and r.child_id = next.child_id
            where r.outcome is null
            order by r.number
            """,
            List.of(new Part(load, children, side.first(), side.last())),
            Stored.class)
        .map(rows -> rows.stream().map(row -> open(load, row, keys)).toList());
  }

  Uni<Integer> settle(List<Settled> settled) {
    return batch.execute(
        """
        update register_row r set outcome = s.outcome, findings = s.findings, content = null, born = null,
          person_key = null, digest = null
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as s (load uuid, number bigint, outcome text,
          findings jsonb)
        where r.load_id = s.load and r.number = s.number
        """,
        settled);
  }

  private Staged open(UUID load, Stored stored, SealingKeys keys) {
    byte[] content = keys.open(HEX.parseHex(stored.content()), TABLE, rowId(load, stored.number()));
    try {
      return new Staged(
          stored.number(),
          stored.child(),
          stored.known(),
          stored.digest(),
          json.readValue(content, RegisterRow.class),
          stored.findings());
    } catch (IOException e) {
      throw new IllegalStateException("row " + stored.number() + " of load " + load);
    }
  }

  private byte[] write(RegisterRow row) {
    try {
      return json.writeValueAsBytes(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a register row is a plain record", e);
    }
  }

  private static UUID rowId(UUID load, long number) {
    return UUID.nameUUIDFromBytes((load + "/" + number).getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}

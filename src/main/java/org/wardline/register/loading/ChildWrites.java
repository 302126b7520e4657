package org.wardline.register.loading;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.wardline.platform.data.Batch;

/**
 * Writes children as a file lists them, by one statement for each table. The newest word wins: of a
 * file that is older than what the register holds, only what the register did not know is taken.
 */
@ApplicationScoped
class ChildWrites {
  /** The children of a file as rows r. */
  static final String ROWS =
      """
       from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, known boolean,
         "asAt" timestamptz, at timestamptz, columns jsonb, given text, family text, born date, sex text, address text,
         postcode text, team uuid, "caseRecord" text, closed timestamptz, restricted boolean, custodian uuid,
         deputy uuid, "localId" jsonb, "localIds" jsonb, numbers jsonb, plans jsonb, worker uuid,
         "allocatedFrom" timestamptz, "motherNumberKey" text, "motherLocalIdKey" text)
      """;

  private record Recorded(UUID id, Instant at, UUID load) {}

  private record Changed(UUID id) {}

  private record Seen(UUID id, Instant asAt) {}

  private final Batch batch;
  private final Listings listings;
  private final ChildBelongings belongings;
  private final ChildTrail trail;

  ChildWrites(Batch batch, Listings listings, ChildBelongings belongings, ChildTrail trail) {
    this.batch = batch;
    this.listings = listings;
    this.belongings = belongings;
    this.trail = trail;
  }

  /** Answers those in whom something changed. */
  Uni<Set<UUID>> write(List<ListedChild> children, Load load, Instant now) {
    List<ListedChild> known = children.stream().filter(ListedChild::known).toList();
    List<ListedChild> fresh = children.stream().filter(child -> !child.known()).toList();
    return listings
        .catchUp(known)
        .chain(
            newest ->
                batch
                    .execute(INSERT + ROWS + "where not r.known on conflict do nothing", fresh)
                    .chain(() -> batch.execute(UPDATE + ROWS + UPDATE_WHERE, known))
                    .chain(() -> belongings.write(children, known))
                    .chain(() -> record(ids(children), load, how(known), now))
                    .call(() -> listings.remember(fresh, known, newest)));
  }

  private static Function<UUID, String> how(List<ListedChild> known) {
    Set<UUID> before = Set.copyOf(ids(known));
    return child -> before.contains(child) ? ChildTrail.CHANGED : ChildTrail.ADDED;
  }

  private static List<UUID> ids(List<ListedChild> children) {
    return children.stream().map(ListedChild::id).toList();
  }

  /** Remembers of children whose rows are refused that they are listed: they are not gone. */
  Uni<Integer> list(Collection<UUID> refused, Instant asAt) {
    return batch.execute(LISTED, refused.stream().map(id -> new Seen(id, asAt)).toList());
  }

  /** Remembers of those in whom something changed what is known now; answers who they are. */
  Uni<Set<UUID>> record(List<UUID> children, Load load, Function<UUID, String> how, Instant now) {
    return appendToHistory(children, load.id(), now)
        .call(changed -> trail.remember(load, changed, how));
  }

  private Uni<Set<UUID>> appendToHistory(List<UUID> children, UUID load, Instant now) {
    return batch
        .query(
            """
            select cast(json_build_object('id', changed) as text)
            from (select array_agg(k.id) as ids, min(k.at) as at, cast(min(cast(k.load as text)) as uuid) as load
              from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, at timestamptz, load uuid)) all_of,
              record_children(all_of.ids, all_of.at, 'function:loading', all_of.load) changed
            """,
            children.stream().map(id -> new Recorded(id, now, load)).toList(),
            Changed.class)
        .map(
            changed ->
                changed.stream().map(Changed::id).collect(HashSet::new, Set::add, Set::addAll));
  }

  private static final String INSERT =
      """
      insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, sex, address, postcode,
        local_id_key, local_id, case_record, restricted, custodian_id, deputy_id, closed_at, mother_number_key,
        mother_local_id_key, as_at, recorded_at)
      select r.id, r.authority, r.team, r.given, r.family, r.born, r.sex, r.address, r.postcode,
        decode(r."localId" ->> 'key', 'hex'), decode(r."localId" ->> 'sealed', 'hex'), r."caseRecord", r.restricted,
        r.custodian, r.deputy, r.closed, decode(r."motherNumberKey", 'hex'), decode(r."motherLocalIdKey", 'hex'),
        r."asAt", r.at
      """;

  /** What the file has no column for stays. A file restricts, and never lifts a restriction. */
  private static final String UPDATE =
      """
      update child c set
        team_id = case when jsonb_exists(r.columns, 'TEAM') then r.team else c.team_id end,
        given_name = case when jsonb_exists(r.columns, 'GIVEN_NAME') then r.given else c.given_name end,
        family_name = case when jsonb_exists(r.columns, 'FAMILY_NAME') then r.family else c.family_name end,
        date_of_birth = case when jsonb_exists(r.columns, 'DATE_OF_BIRTH') then r.born else c.date_of_birth end,
        sex = case when jsonb_exists(r.columns, 'SEX') then r.sex else c.sex end,
        address = case when jsonb_exists(r.columns, 'ADDRESS') then r.address else c.address end,
        postcode = case when jsonb_exists(r.columns, 'POSTCODE') then r.postcode else c.postcode end,
        case_record = case when jsonb_exists(r.columns, 'CASE_RECORD') then r."caseRecord" else c.case_record end,
        local_id_key = coalesce(decode(r."localId" ->> 'key', 'hex'), c.local_id_key),
        local_id = case when decode(r."localId" ->> 'key', 'hex') is distinct from c.local_id_key
          then coalesce(decode(r."localId" ->> 'sealed', 'hex'), c.local_id) else c.local_id end,
        restricted = c.restricted or r.restricted,
        custodian_id = case when r.restricted then r.custodian else c.custodian_id end,
        deputy_id = case when r.restricted then r.deputy else c.deputy_id end,
        closed_at = case when jsonb_exists(r.columns, 'CLOSED') then r.closed
          when c.closed_by_absence then null else c.closed_at end,
        closed_by_absence = false,
        mother_number_key = coalesce(decode(r."motherNumberKey", 'hex'), c.mother_number_key),
        mother_local_id_key = coalesce(decode(r."motherLocalIdKey", 'hex'), c.mother_local_id_key),
        as_at = r."asAt"
      """;

  private static final String UPDATE_WHERE =
      """
      where c.id = r.id and r.known and (c.as_at is null or c.as_at <= r."asAt")
      """;

  private static final String LISTED =
      """
      update child c set listed_at = r."asAt"
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, "asAt" timestamptz)
      where c.id = r.id and (c.listed_at is null or c.listed_at < r."asAt")
      """;
}

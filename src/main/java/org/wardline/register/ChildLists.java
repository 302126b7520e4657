package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.formats.NhsNumber;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The door to lists of children of an entered authority: never one who is restricted to others, nor
 * one from whom the reader is barred.
 */
@ApplicationScoped
public class ChildLists {
  /** How many a search shows of each kind. */
  public static final int MOST_FOUND = 20;

  private record Asked(
      String authority,
      UUID reader,
      List<UUID> teams,
      Instant at,
      UUID after,
      String number,
      String localId,
      String family,
      int most) {}

  private final Batch batch;

  ChildLists(Batch batch) {
    this.batch = batch;
  }

  /**
   * One child of a list.
   *
   * @param own whether the child is of the asked teams, allocated to the reader, or kept by them
   * @param worker who is allocated, by name, or null
   * @param plans types of the plans that run
   */
  public record Listed(
      UUID id,
      String givenName,
      String familyName,
      LocalDate dateOfBirth,
      boolean restricted,
      boolean own,
      String worker,
      List<String> plans) {
    public Listed {
      plans = List.copyOf(plans);
    }

    @Override
    public String toString() {
      return "Listed[" + id + ']';
    }
  }

  /**
   * What is looked for.
   *
   * @param teams those of the reader
   * @param text an NHS number, the council's own id, or a family name, present or former
   */
  public record Search(String authority, UUID reader, List<UUID> teams, String text, Instant at) {
    public Search {
      teams = List.copyOf(teams);
    }

    @Override
    public String toString() {
      return "Search[redacted]";
    }
  }

  /**
   * The first {@value #MOST_FOUND} by name.
   *
   * @param more whether there are others
   */
  public record Found(List<Listed> children, boolean more) {
    public static final Found NOBODY = new Found(List.of(), false);

    public Found {
      children = List.copyOf(children);
    }

    private static Found of(List<Listed> found) {
      return new Found(found.stream().limit(MOST_FOUND).toList(), found.size() > MOST_FOUND);
    }
  }

  /**
   * The children of teams and of a reader, by name.
   *
   * @param after the last child of the page before, or null
   */
  public Uni<List<Listed>> own(
      String authority, UUID reader, Collection<UUID> teams, UUID after, Instant at, int most) {
    return ask(
        """
        where l.own and l.key > coalesce((
          select upper(coalesce(c.family_name, '') || ' ' || coalesce(c.given_name, '')) || ' ' || c.id
          from child c where c.id = k.after and c.authority_id = k.authority
            and (not c.restricted or k.reader in (c.custodian_id, c.deputy_id))
            and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)), '')
        """,
        new Asked(authority, reader, List.copyOf(teams), at, after, null, null, null, most));
  }

  /** The reader's own children that are looked for. */
  public Uni<Found> findOwn(Search search, SealingKeys keys) {
    return find("where l.own and l.id in (", search, keys);
  }

  /** Those of others. */
  public Uni<Found> findOthers(Search search, SealingKeys keys) {
    return find("where not l.own and l.id in (", search, keys);
  }

  private Uni<Found> find(String where, Search search, SealingKeys keys) {
    String authority = search.authority();
    String text = search.text();
    String number =
        NhsNumber.find(text)
            .map(found -> HexFormat.of().formatHex(Children.numberKey(keys, found.digits())))
            .orElse(null);
    String localId = HexFormat.of().formatHex(Children.localIdKey(keys, authority, text.strip()));
    return ask(
            where
                + """
                select s.id from child s where s.authority_id = k.authority and upper(s.family_name) = upper(k.family)
                union all select m.child_id from child_name m where m.authority_id = k.authority
                  and upper(m.family_name) = upper(k.family)
                union all select n.child_id from child_number n where n.number_key = decode(k.number, 'hex')
                union all select i.child_id from child_local_id i where i.local_id_key = decode(k."localId", 'hex'))
                """,
            new Asked(
                authority,
                search.reader(),
                search.teams(),
                search.at(),
                null,
                number,
                localId,
                text.strip(),
                MOST_FOUND + 1))
        .map(Found::of);
  }

  private Uni<List<Listed>> ask(String where, Asked asked) {
    return batch.query(LIST.formatted(where), List.of(asked), Listed.class);
  }

  private static final String LIST =
      """
      select cast(json_build_object('id', l.id, 'givenName', l.given_name, 'familyName', l.family_name,
          'dateOfBirth', l.date_of_birth, 'restricted', l.restricted, 'own', l.own, 'worker', l.worker,
          'plans', (select coalesce(json_agg(distinct p.type), '[]') from plan p
            where p.child_id = l.id and p.deleted_at is null and p.started_at <= k.at
              and (p.ended_at is null or p.ended_at > k.at))) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, teams jsonb,
        at timestamptz, after uuid, number text, "localId" text, family text, most int)
      cross join lateral (
        select c.*, w.name as worker,
          upper(coalesce(c.family_name, '') || ' ' || coalesce(c.given_name, '')) || ' ' || c.id as key,
          coalesce(jsonb_exists(k.teams, cast(coalesce(a.team_id, c.team_id) as text)), false)
            or coalesce(a.worker_id = k.reader, false)
            or c.restricted as own
        from child c
        left join lateral (
          select a.worker_id, a.team_id from allocation a
          where a.child_id = c.id and a.from_at <= k.at and (a.until_at is null or a.until_at > k.at)
          order by a.from_at desc limit 1) a on true
        left join worker w on w.id = a.worker_id
        where c.authority_id = k.authority
          and (not c.restricted or k.reader in (c.custodian_id, c.deputy_id))
          and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)) l
      %s
      order by l.key
      limit (select r.most from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (most int))
      """;
}

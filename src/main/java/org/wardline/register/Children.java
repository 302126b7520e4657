package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/** The door of the register: finds children by their keys and reads them. */
@ApplicationScoped
public class Children {
  /** A name that so many share is taken for at least as frequent as names are on average. */
  public static final long MOST_NAMESAKES = 1_000;

  private static final String NHS_NUMBER = "nhs-number";
  private static final String LOCAL_ID = "local-id";

  private record Wanted(UUID id) {}

  private record Shown(UUID id, UUID reader) {}

  private record Any(int one) {}

  private record Authority(String authority) {}

  private final Batch batch;

  Children(Batch batch) {
    this.batch = batch;
  }

  /**
   * What an event says of a child, as keyed hashes in hex; the last three may be null.
   *
   * @param authority the only council in which to look, when the event names one
   */
  public record Keys(UUID event, String number, String localId, String authority) {}

  /** That a child of an authority has the number or the local id of an event. */
  public record Found(UUID event, String authority, UUID child) {}

  /** What an event says of a child in plain words; all but the event may be null. */
  public record Said(
      UUID event, String given, String family, LocalDate born, String postcode, String authority) {
    @Override
    public String toString() {
      return "Said[redacted]";
    }
  }

  /**
   * How many children of its council have the names of a child, and how many there are; of names,
   * nobody counts further than {@value #MOST_NAMESAKES}.
   */
  public record Namesakes(UUID child, long given, long family, long children) {}

  /** The keyed hash under which the register holds an NHS number of 10 digits. */
  public static byte[] numberKey(SealingKeys keys, String nhsNumber) {
    return keys.index(NHS_NUMBER, nhsNumber);
  }

  /**
   * The keyed hash under which the register holds a council's own id; equal ids of two councils
   * have different keys.
   */
  public static byte[] localIdKey(SealingKeys keys, String authority, String localId) {
    return keys.index(LOCAL_ID, authority + '/' + localId);
  }

  /** Asks all authorities at once by the one narrow look-up; answers ids only. */
  public Uni<List<Found>> find(Collection<Keys> keys) {
    return batch.query(
        """
        select cast(json_build_object(
            'event', f.event_id, 'authority', f.authority_id, 'child', f.child_id) as text)
        from find_children(cast(cast(?1 as text) as jsonb)) f
        """,
        keys,
        Found.class);
  }

  /**
   * Asks all authorities for children of whom much of it may be true, by the one narrow look-up;
   * answers ids only.
   */
  public Uni<List<Found>> findLikely(Collection<Said> said) {
    return batch.query(
        """
        select cast(json_build_object(
            'event', f.event_id, 'authority', f.authority_id, 'child', f.child_id) as text)
        from find_likely_children(cast(cast(?1 as text) as jsonb)) f
        """,
        said,
        Found.class);
  }

  /** Of children of the entered authorities; each name is counted once. */
  public Uni<List<Namesakes>> namesakes(Collection<UUID> ids) {
    return batch.query(
        """
        with wanted as materialized (
            select c.id, c.authority_id, c.given_name, c.family_name
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join child c on c.id = k.id),
          given as materialized (
            select w.authority_id, w.given_name, (select count(*) from (select from child o
              where o.authority_id = w.authority_id and o.given_name = w.given_name limit 1000) same) as times
            from (select distinct authority_id, given_name from wanted) w),
          family as materialized (
            select w.authority_id, w.family_name, (select count(*) from (select from child o
              where o.authority_id = w.authority_id and o.family_name = w.family_name limit 1000) same) as times
            from (select distinct authority_id, family_name from wanted) w),
          size as materialized (
            select w.authority_id, (select l.children from register_load l where l.authority_id = w.authority_id
              and l.completed_at is not null order by l.completed_at desc limit 1) as children
            from (select distinct authority_id from wanted) w)
        select cast(json_build_object('child', w.id, 'given', coalesce(g.times, 0),
            'family', coalesce(f.times, 0), 'children', coalesce(s.children, 0)) as text)
        from wanted w join size s on s.authority_id = w.authority_id
        left join given g on g.authority_id = w.authority_id and g.given_name = w.given_name
        left join family f on f.authority_id = w.authority_id and f.family_name = w.family_name
        """,
        ids.stream().distinct().map(Wanted::new).toList(),
        Namesakes.class);
  }

  /**
   * Reads children of the entered authorities with their numbers, plans and allocations, by one
   * statement.
   */
  public Uni<List<RegisteredChild>> get(Collection<UUID> ids) {
    return batch.query(
        """
        select cast(json_build_object('id', c.id, 'authority', c.authority_id, 'teamId', c.team_id,
            'givenName', c.given_name, 'familyName', c.family_name, 'dateOfBirth', c.date_of_birth,
            'sex', c.sex, 'address', c.address, 'postcode', c.postcode,
            'localIdKey', encode(c.local_id_key, 'hex'), 'caseRecord', c.case_record,
            'restricted', c.restricted, 'custodianId', c.custodian_id, 'deputyId', c.deputy_id,
            'closedAt', c.closed_at,
            'formerLocalIdKeys', (select coalesce(json_agg(encode(l.local_id_key, 'hex')), '[]')
              from child_local_id l where l.child_id = c.id and l.local_id_key <> c.local_id_key),
            'barred', (select coalesce(json_agg(b.worker_id), '[]') from child_bar b where b.child_id = c.id),
            'numbers', (select coalesce(json_agg(json_build_object(
                'key', encode(n.number_key, 'hex'), 'status', n.status)), '[]')
              from child_number n where n.child_id = c.id),
            'plans', (select coalesce(json_agg(json_build_object('type', p.type, 'startedAt', p.started_at,
                'endedAt', least(p.ended_at, p.birth_at), 'expectedDeliveryOn', p.expected_delivery_on, 'deletedAt', p.deleted_at)
                order by p.started_at), '[]')
              from plan p where p.child_id = c.id),
            'allocations', (select coalesce(json_agg(json_build_object('workerId', a.worker_id,
                'teamId', a.team_id, 'fromAt', a.from_at, 'untilAt', a.until_at) order by a.from_at), '[]')
              from allocation a where a.child_id = c.id)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join child c on c.id = k.id
        """,
        ids.stream().distinct().map(Wanted::new).toList(),
        RegisteredChild.class);
  }

  /** Those of these children, of the entered authorities, of whom a reader may know. */
  public Uni<List<UUID>> known(Collection<UUID> ids, UUID reader) {
    return batch
        .query(
            """
            select cast(json_build_object('id', c.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, reader uuid)
            join child c on c.id = k.id and (not c.restricted or k.reader in (c.custodian_id, c.deputy_id))
              and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)
            """,
            ids.stream().distinct().map(id -> new Shown(id, reader)).toList(),
            Wanted.class)
        .map(found -> found.stream().map(Wanted::id).toList());
  }

  /** The councils that this deployment serves; needs no authority. */
  public Uni<Set<String>> knownAuthorities() {
    return batch
        .query(
            """
            select cast(json_build_object('authority', a.authority_id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (one int), known_authorities() a
            """,
            List.of(new Any(1)),
            Authority.class)
        .map(found -> found.stream().map(Authority::authority).collect(Collectors.toSet()));
  }

  /** How fresh the register is; needs no authority. */
  public Uni<RegisterFreshness> freshness() {
    return batch
        .query(
            """
            select cast(json_build_object('beganAt', f.began_at, 'completedAt', f.completed_at) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (one int), register_freshness() f
            """,
            List.of(new Any(1)),
            RegisterFreshness.class)
        .map(List::getFirst);
  }
}

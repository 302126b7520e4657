package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The door to what is to be mended in the register of an entered authority. It is asked anew each
 * time, so that the list empties itself.
 */
@ApplicationScoped
public class DataQuality {
  private record Of(String authority, UUID reader, Instant at) {}

  private record Row(String fault, UUID child, String localId, String detail, int times) {}

  private final Batch batch;
  private final Clock clock;

  DataQuality(Batch batch, Clock clock) {
    this.batch = batch;
    this.clock = clock;
  }

  /** What can be wrong in a register. */
  public enum Fault {
    NO_NUMBER,
    NUMBER_NOT_CURRENT,
    DISPUTED_NUMBER,
    NAME_INCOMPLETE,
    NAME_ODD,
    DUPLICATE,
    NO_BIRTH_DATE,
    IMPLAUSIBLE_BIRTH_DATE,
    NO_PLAN_START,
    PLAN_BEFORE_BIRTH,
    NOBODY_ALLOCATED,
    WORKER_UNREACHABLE,
    TEAM_WITHOUT_CONTACT
  }

  /**
   * Something to be mended.
   *
   * @param child null when it is not of a child
   * @param localId the council's own id of the child, or null
   * @param detail the name of the team, or null
   * @param times how often the fault is there, of which some may not be listed
   */
  public record Item(Fault fault, UUID child, String localId, String detail, int times) {
    @Override
    public String toString() {
      return "Item[" + fault + ']';
    }
  }

  /**
   * At most 200 of each fault, and how many there are. Restricted children are there for their
   * custodian and deputy alone, and whoever is barred from a child does not find it.
   */
  public Uni<List<Item>> list(String authority, UUID reader, SealingKeys keys) {
    return batch
        .query(LIST, List.of(new Of(authority, reader, clock.instant())), Row.class)
        .map(rows -> rows.stream().map(row -> item(row, keys)).toList());
  }

  private static Item item(Row row, SealingKeys keys) {
    String localId =
        row.localId() == null ? null : keys.openText(row.localId(), "child", row.child());
    return new Item(Fault.valueOf(row.fault()), row.child(), localId, row.detail(), row.times());
  }

  private static final String LIST =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (authority text, reader uuid, at timestamptz)),
        c as (
          select child.*, k.at from child join k on child.authority_id = k.authority
          where child.closed_at is null
            and (not child.restricted or k.reader in (child.custodian_id, child.deputy_id))
            and not exists (select from child_bar b where b.child_id = child.id and b.worker_id = k.reader)),
        open_plan as (
          select p.*, c.at, c.date_of_birth from c join plan p on p.child_id = c.id and p.deleted_at is null
            and p.started_at <= c.at and coalesce(least(p.ended_at, p.birth_at), 'infinity') > c.at),
        running as (
          select a.*, c.team_id as own_team, c.at from c join allocation a on a.child_id = c.id and a.from_at <= c.at
            and coalesce(a.until_at, 'infinity') > c.at),
        faults as (
          select 'NO_NUMBER' as fault, c.id as child from c
            where not exists (select from child_number n where n.child_id = c.id)
          union select 'NUMBER_NOT_CURRENT', c.id from c
            where exists (select from child_number n where n.child_id = c.id)
              and not exists (select from child_number n where n.child_id = c.id and n.status in ('current', 'disputed'))
          union select 'DISPUTED_NUMBER', c.id from c
            join child_number n on n.child_id = c.id and n.status = 'disputed'
          union select 'NAME_INCOMPLETE', c.id from c where c.family_name is null or c.given_name is null
          union select 'NAME_ODD', c.id from c
            where c.family_name || c.given_name ~ '[0-9<>{}()=|;"*?]' or lower(c.given_name) in ('baby', 'unborn', 'unknown')
          union select 'DUPLICATE', c.id from c join c other on other.id <> c.id
            and other.date_of_birth = c.date_of_birth
            and name_key(other.given_name, other.family_name) = name_key(c.given_name, c.family_name)
          union select 'NO_BIRTH_DATE', c.id from c where c.date_of_birth is null
          union select 'IMPLAUSIBLE_BIRTH_DATE', c.id from c
            where (c.date_of_birth > cast(c.at as date) or c.date_of_birth < cast(c.at as date) - 365 * 26)
              and not exists (select from plan p where p.child_id = c.id and p.type = 'UCPP')
          union select 'NO_PLAN_START', child_id from open_plan where started_at < '1901-01-01'
          union select 'PLAN_BEFORE_BIRTH', child_id from open_plan
            where type <> 'UCPP' and started_at >= '1901-01-01' and date_of_birth > cast(started_at as date)
          union select 'NOBODY_ALLOCATED', p.child_id from open_plan p
            where not exists (select from running a where a.child_id = p.child_id)
          union select 'WORKER_UNREACHABLE', a.child_id from running a join worker w on w.id = a.worker_id
            where w.left_at <= a.at or (w.email is null and w.sign_in is null))
      select cast(json_build_object('fault', f.fault, 'child', f.child, 'localId', encode(c.local_id, 'hex'),
          'times', f.times) as text)
      from (select fault, child, count(*) over (partition by fault) as times,
          row_number() over (partition by fault order by child) as place from faults) f
      join c on c.id = f.child
      where f.place <= 200
      union all
      select cast(json_build_object('fault', 'TEAM_WITHOUT_CONTACT', 'detail', t.name,
          'times', count(*) over ()) as text)
      from k join team t on t.authority_id = k.authority
      where t.mailbox is null and t.telephone is null
        and t.id in (select coalesce(team_id, own_team) from running)
      """;
}

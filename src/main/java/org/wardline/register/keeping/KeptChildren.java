package org.wardline.register.keeping;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.formats.NhsNumber;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.teams.Worker;

/**
 * The door to how one child's record is kept: by whom, hidden from whom, held or not. A restricted
 * child is there for its custodian and deputy alone, as long as they have a role that answers, and
 * nobody finds a child from whom they are barred. Who looked is recorded.
 */
@ApplicationScoped
public class KeptChildren {
  private record Wanted(
      String authority,
      UUID reader,
      boolean mayKeep,
      UUID child,
      String localIdKey,
      String numberKey) {
    private static Wanted of(Worker reader, UUID child) {
      return of(reader, child, null, null);
    }

    private static Wanted of(Worker reader, UUID child, String localIdKey, String numberKey) {
      return new Wanted(
          reader.authority(), reader.id(), reader.mayAnswer(), child, localIdKey, numberKey);
    }
  }

  private record Id(UUID id) {}

  /** Who must not know of a child. */
  public record Barred(UUID worker, String name) {}

  /**
   * How a record is kept.
   *
   * @param custodian the custodian's name; null unless it is restricted
   * @param hold the reference of the legal hold; null when nothing holds it
   * @param wrongEvents events in its file that were withdrawn as another child's
   * @param mark an opaque text that differs when it is kept in another way
   */
  public record KeptChild(
      UUID id,
      String givenName,
      String familyName,
      LocalDate dateOfBirth,
      Instant closedAt,
      boolean restricted,
      String custodian,
      String deputy,
      List<Barred> barred,
      String hold,
      Instant heldSince,
      int wrongEvents,
      String mark) {
    public KeptChild {
      barred = List.copyOf(barred);
    }

    @Override
    public String toString() {
      return "KeptChild[" + id + ']';
    }
  }

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;

  KeptChildren(AuthorityScope scope, Batch batch, AuditTrail audit) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
  }

  /** By an id of the council, present or former, or by an NHS number; empty for none or several. */
  @WithTransaction
  public Uni<Optional<UUID>> find(Worker reader, String written, SealingKeys keys) {
    String localId = hex(Children.localIdKey(keys, reader.authority(), written.strip()));
    String number =
        NhsNumber.find(written)
            .map(found -> hex(Children.numberKey(keys, found.digits())))
            .orElse(null);
    return query(FIND, Wanted.of(reader, null, localId, number), Id.class)
        .map(found -> found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty());
  }

  /**
   * The restricted children whose custodian or deputy the reader is; that they were listed is
   * recorded.
   */
  @WithTransaction
  public Uni<List<KeptChild>> ofKeeper(Worker reader) {
    return query(
            CHILD + "where c.restricted and " + KNOWN + " order by c.id",
            Wanted.of(reader, null),
            KeptChild.class)
        .call(found -> remember(reader, "listed", found));
  }

  /** Whether the reader is custodian or deputy of some restricted child. */
  @WithTransaction
  public Uni<Boolean> keepsAny(Worker reader) {
    return query(
            "select cast(json_build_object('id', c.id) as text) "
                + K
                + "where c.restricted and k.\"mayKeep\""
                + " and (c.custodian_id = k.reader or c.deputy_id = k.reader) limit 1",
            Wanted.of(reader, null),
            Id.class)
        .map(found -> !found.isEmpty());
  }

  /**
   * Empty when there is no such child, for all that the reader may know: for who does not keep the
   * register, none but those whom they keep.
   */
  @WithTransaction
  public Uni<Optional<KeptChild>> get(Worker reader, UUID child) {
    return query(
            CHILD
                + "where c.id = k.child and "
                + KNOWN
                + (reader.keepsRegister() ? "" : " and c.restricted"),
            Wanted.of(reader, child),
            KeptChild.class)
        .call(found -> remember(reader, "viewed how it is kept", found))
        .map(found -> found.stream().findFirst());
  }

  private <T> Uni<List<T>> query(String sql, Wanted wanted, Class<T> type) {
    return scope
        .enter(List.of(wanted.authority()))
        .chain(() -> batch.query(sql, List.of(wanted), type));
  }

  private Uni<Void> remember(Worker reader, String action, List<KeptChild> found) {
    return audit.append(
        found.stream()
            .map(
                child ->
                    AuditEntry.ofWorker(
                        reader.id(), reader.authority(), action, "child", child.id(), ""))
            .toList());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static final String K =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, "mayKeep" boolean,
        child uuid, "localIdKey" text, "numberKey" text)
      join child c on c.authority_id = k.authority
      """;

  private static final String KNOWN =
      """
      (not c.restricted or k."mayKeep" and k.reader in (c.custodian_id, c.deputy_id))
        and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)
      """;

  private static final String FIND =
      "select cast(json_build_object('id', c.id) as text) "
          + K
          + """
          where c.id in (
              select l.child_id from child_local_id l where l.local_id_key = decode(k."localIdKey", 'hex')
              union select same.id from child same where same.local_id_key = decode(k."localIdKey", 'hex')
              union select n.child_id from child_number n where n.number_key = decode(k."numberKey", 'hex'))
            and\s"""
          + KNOWN;

  private static final String CHILD =
      """
      select cast(json_build_object('id', c.id, 'givenName', c.given_name, 'familyName', c.family_name,
          'dateOfBirth', c.date_of_birth, 'closedAt', c.closed_at, 'restricted', c.restricted,
          'custodian', (select w.name from worker w where w.id = c.custodian_id),
          'deputy', (select w.name from worker w where w.id = c.deputy_id),
          'barred', (select coalesce(json_agg(json_build_object('worker', w.id, 'name', w.name) order by w.name, w.id), '[]')
            from child_bar b join worker w on w.id = b.worker_id where b.child_id = c.id),
          'hold', (select h.reason from legal_hold h where h.child_id = c.id and h.lifted_at is null),
          'heldSince', (select h.placed_at from legal_hold h where h.child_id = c.id and h.lifted_at is null),
          'wrongEvents',
      """
          + KeepingMarks.WRONG_EVENTS
          + ", 'mark', "
          + KeepingMarks.MARK
          + ") as text)\n"
          + K;
}

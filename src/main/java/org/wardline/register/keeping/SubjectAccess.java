package org.wardline.register.keeping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * The door to everything that the register holds of one child, for its subject: readable JSON with
 * numbers and ids opened. Of a restricted child only custodian and deputy get it; what was recorded
 * on the child by mistake is about somebody else, and is left out.
 */
@ApplicationScoped
public class SubjectAccess {
  private record Wanted(String authority, UUID reader, UUID child) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;

  SubjectAccess(AuthorityScope scope, Batch batch, AuditTrail audit) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
  }

  /** Empty when there is no such child, for all that the keeper may know. */
  @WithTransaction
  public Uni<Optional<String>> export(Worker keeper, UUID child, SealingKeys keys) {
    return scope
        .enter(List.of(keeper.authority()))
        .chain(
            () ->
                batch.query(
                    EXPORT,
                    List.of(new Wanted(keeper.authority(), keeper.id(), child)),
                    ObjectNode.class))
        .map(found -> found.stream().findFirst())
        .call(
            found -> found.isEmpty() ? Uni.createFrom().nullItem() : remember(keeper, found.get()))
        .map(found -> found.map(one -> opened(one, keys)));
  }

  private Uni<Void> remember(Worker keeper, ObjectNode child) {
    return audit.append(
        List.of(
            AuditEntry.ofWorker(
                keeper.id(),
                keeper.authority(),
                "exported for its subject",
                "child",
                UUID.fromString(child.get("id").asText()),
                "")));
  }

  private String opened(ObjectNode child, SealingKeys keys) {
    UUID id = UUID.fromString(child.get("id").asText());
    open(child.get("nhsNumbers"), "child_number", id, keys);
    open(child.get("localIds"), "child_local_id", id, keys);
    return child.toPrettyString();
  }

  private static void open(JsonNode sealed, String table, UUID row, SealingKeys keys) {
    for (JsonNode one : sealed) {
      ObjectNode entry = (ObjectNode) one;
      JsonNode bytes = entry.remove("sealed");
      if (bytes != null && !bytes.isNull()) {
        byte[] plain = keys.open(HexFormat.of().parseHex(bytes.asText()), table, row);
        entry.put("value", new String(plain, StandardCharsets.UTF_8));
      }
    }
  }

  private static final String EXPORT =
      """
      select cast(jsonb_build_object('id', c.id, 'givenName', c.given_name, 'familyName', c.family_name,
          'dateOfBirth', c.date_of_birth, 'sex', c.sex, 'address', c.address, 'postcode', c.postcode,
          'restricted', c.restricted, 'caseClosedAt', c.closed_at, 'recordedAt', c.recorded_at,
          'nhsNumbers', (select coalesce(jsonb_agg(jsonb_build_object('sealed', encode(n.number, 'hex'),
              'status', n.status, 'recordedAt', n.recorded_at)), '[]') from child_number n where n.child_id = c.id),
          'localIds', (select coalesce(jsonb_agg(jsonb_build_object('sealed', encode(l.local_id, 'hex'),
              'recordedAt', l.recorded_at)), '[]') from child_local_id l where l.child_id = c.id),
          'plans', child_content(c.id) -> 'plans',
          'names', child_content(c.id) -> 'names',
          'allocations', (select coalesce(jsonb_agg(jsonb_build_object('worker', w.name, 'fromAt', a.from_at,
              'untilAt', a.until_at) order by a.from_at), '[]')
            from allocation a join worker w on w.id = a.worker_id where a.child_id = c.id),
          'notifications', (select coalesce(jsonb_agg(jsonb_build_object('reference', n.reference, 'openedAt', n.opened_at,
              'state', n.state, 'outcome', n.outcome) order by n.opened_at), '[]')
            from notification n where n.child_id = c.id and n.outcome is distinct from 'WRONG_CHILD'
              and (not n.restricted or k.reader in (n.custodian_id, n.deputy_id))),
          'history', (select coalesce(jsonb_agg(jsonb_build_object('recordedAt', h.recorded_at,
              'content', h.content - 'numbers' - 'localIdKeys' - 'localIdKey'
                - 'barred' - 'custodianId' - 'deputyId' - 'motherId') order by h.position), '[]')
            from child_history h where h.child_id = c.id)) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, child uuid)
      join child c on c.id = k.child and c.authority_id = k.authority
      where (not c.restricted or k.reader in (c.custodian_id, c.deputy_id))
        and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)
      """;
}

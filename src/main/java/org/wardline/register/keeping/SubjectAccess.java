package org.wardline.register.keeping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
 * The door to everything that the register holds of one child, for its subject, with numbers and
 * ids opened. Of a restricted child only custodian and deputy get it.
 */
@ApplicationScoped
public class SubjectAccess {
  private record Wanted(String authority, UUID reader, UUID child) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final ObjectMapper json;

  SubjectAccess(AuthorityScope scope, Batch batch, AuditTrail audit, ObjectMapper json) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.json = json;
  }

  /**
   * Empty when there is no such child, for all that the keeper may know; that it was asked for is
   * remembered.
   */
  @WithTransaction
  public Uni<Optional<SubjectRecord>> find(Worker keeper, UUID child, SealingKeys keys) {
    return scope
        .enter(List.of(keeper.authority()))
        .chain(
            () ->
                batch.query(
                    RECORD,
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

  private SubjectRecord opened(ObjectNode child, SealingKeys keys) {
    UUID id = UUID.fromString(child.get("id").asText());
    open(child.get("nhsNumbers"), "child_number", id, keys);
    open(child.get("localIds"), "child_local_id", id, keys);
    return json.convertValue(child, SubjectRecord.class);
  }

  private static void open(JsonNode sealed, String table, UUID row, SealingKeys keys) {
    for (JsonNode one : sealed) {
      ObjectNode entry = (ObjectNode) one;
      JsonNode bytes = entry.remove("sealed");
      if (bytes != null && !bytes.isNull()) {
        entry.put("value", keys.openText(bytes.asText(), table, row));
      }
    }
  }

  private static final String RECORD =
      """
      select cast(jsonb_build_object('id', c.id, 'givenName', c.given_name, 'familyName', c.family_name,
          'dateOfBirth', c.date_of_birth, 'sex', c.sex, 'address', c.address, 'postcode', c.postcode,
          'team', (select t.name from team t where t.id = c.team_id), 'caseRecord', c.case_record,
          'restricted', c.restricted, 'closedAt', c.closed_at, 'recordedAt', c.recorded_at,
          'nhsNumbers', (select coalesce(jsonb_agg(jsonb_build_object('sealed', encode(n.number, 'hex'),
              'status', n.status, 'recordedAt', n.recorded_at) order by n.recorded_at), '[]')
            from child_number n where n.child_id = c.id),
          'localIds', (select coalesce(jsonb_agg(jsonb_build_object('sealed', encode(l.local_id, 'hex'),
              'recordedAt', l.recorded_at) order by l.recorded_at), '[]') from child_local_id l where l.child_id = c.id),
          'plans', child_content(c.id) -> 'plans',
          'formerNames', child_content(c.id) -> 'names',
          'allocations', (select coalesce(jsonb_agg(jsonb_build_object('worker', w.name, 'team', t.name,
              'fromAt', a.from_at, 'untilAt', a.until_at) order by a.from_at), '[]')
            from allocation a join worker w on w.id = a.worker_id left join team t on t.id = a.team_id
            where a.child_id = c.id),
          'barred', (select coalesce(jsonb_agg(b.recorded_at order by b.recorded_at), '[]')
            from child_bar b where b.child_id = c.id),
          'holds', (select coalesce(jsonb_agg(jsonb_build_object('reference', h.reason, 'placedBy', p.name,
              'placedAt', h.placed_at, 'liftedBy', l.name, 'liftedAt', h.lifted_at) order by h.placed_at), '[]')
            from legal_hold h left join worker p on p.id = h.placed_by left join worker l on l.id = h.lifted_by
            where h.child_id = c.id),
          'uploads', (select coalesce(jsonb_agg(jsonb_build_object('file', u.sequence, 'madeAt', u.made_at,
              'sentAt', u.sent_at, 'code', r.code) order by u.sequence), '[]')
            from upload_record r join upload u on u.id = r.upload_id where r.child_id = c.id),
          'withheld', (select l.problem from upload_line l where l.child_id = c.id),
          'names', (select jsonb_object_agg(s.id, s.name)
            from (select w.id, w.name from worker w where w.authority_id = c.authority_id and w.id in (
                select cast(a ->> 'workerId' as uuid)
                from child_history h, jsonb_array_elements(h.content -> 'allocations') a where h.child_id = c.id)
              union all select t.id, t.name from team t where t.authority_id = c.authority_id) s),
          'history', (select coalesce(jsonb_agg(jsonb_build_object('recordedAt', h.recorded_at,
              'by', (select w.name from worker w where h.actor = 'worker:' || w.id),
              'function', nullif(split_part(h.actor, 'function:', 2), ''),
              'content', h.content - 'numbers' - 'localIdKeys' - 'localIdKey'
                - 'barred' - 'custodianId' - 'deputyId' - 'motherId') order by h.position), '[]')
            from child_history h where h.child_id = c.id)) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, child uuid)
      join child c on c.id = k.child and c.authority_id = k.authority
      where (not c.restricted or k.reader in (c.custodian_id, c.deputy_id))
        and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)
      """;
}

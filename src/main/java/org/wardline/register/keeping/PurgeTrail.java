package org.wardline.register.keeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;

/** Writes a purge into the audit trail: of each class how much is gone, by its receipt. */
@ApplicationScoped
class PurgeTrail {
  private record Id(UUID id) {}

  private record Purged(UUID id, String name, int purged, int held) {}

  private final Batch batch;
  private final AuditTrail audit;

  PurgeTrail(Batch batch, AuditTrail audit) {
    this.batch = batch;
    this.audit = audit;
  }

  /** One entry for each of these receipts that there is. */
  Uni<Void> remember(String authority, List<UUID> receipts) {
    return batch
        .query(
            """
            select cast(json_build_object('id', p.id, 'name', p.class, 'purged', p.purged, 'held', p.held) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join purge_receipt p on p.id = k.id order by p.class
            """,
            receipts.stream().map(Id::new).toList(),
            Purged.class)
        .chain(found -> audit.append(found.stream().map(one -> entry(authority, one)).toList()));
  }

  private static AuditEntry entry(String authority, Purged one) {
    return AuditEntry.ofFunction(
        "loading",
        authority,
        "purged",
        "purge_receipt",
        one.id(),
        "%s: purged=%d held=%d".formatted(one.name(), one.purged(), one.held()));
  }
}

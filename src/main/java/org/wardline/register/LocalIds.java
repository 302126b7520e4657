package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The door of dispatch to the register: under which id the council's case system knows a child, and
 * nothing else of it.
 */
@ApplicationScoped
public class LocalIds {
  private record Wanted(UUID id) {}

  private final Batch batch;

  LocalIds(Batch batch) {
    this.batch = batch;
  }

  /**
   * An id as it is stored.
   *
   * @param sealed the sealed bytes, in hexadecimal digits
   */
  public record SealedLocalId(UUID child, String sealed) {

    /** The id itself. */
    public String open(SealingKeys keys) {
      return keys.openText(sealed, "child", child);
    }

    @Override
    public String toString() {
      return "SealedLocalId[" + child + ']';
    }
  }

  /**
   * Of children of the entered authorities, by one statement; who has none, or is restricted, is
   * missing.
   */
  public Uni<List<SealedLocalId>> find(Collection<UUID> children) {
    return batch.query(
        """
        select cast(json_build_object('child', c.id, 'sealed', encode(c.local_id, 'hex')) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join child c on c.id = k.id and c.local_id is not null and not c.restricted
        """,
        children.stream().distinct().map(Wanted::new).toList(),
        SealedLocalId.class);
  }
}

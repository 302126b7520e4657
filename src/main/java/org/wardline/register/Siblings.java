package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Finds who may be a child's brother or sister: the same family name at the same postcode. */
@ApplicationScoped
public class Siblings {
  private record Sibling(UUID id) {}

  private final Batch batch;

  Siblings(Batch batch) {
    this.batch = batch;
  }

  /** The eldest first, at most 20; whom a reader may know of is for the caller to decide. */
  public Uni<List<UUID>> of(UUID child) {
    return batch
        .query(
            """
            select cast(json_build_object('id', s.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join child c on c.id = k.id
            join child s on s.authority_id = c.authority_id and s.family_name = c.family_name
              and replace(s.postcode, ' ', '') = replace(c.postcode, ' ', '') and s.id <> c.id
            order by s.date_of_birth, s.id
            limit 20
            """,
            List.of(new Sibling(child)),
            Sibling.class)
        .map(found -> found.stream().map(Sibling::id).toList());
  }
}

package org.wardline.register.organisations;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;

/** The door of the directory; its rows are public and belong to no council. */
@ApplicationScoped
public class Organisations {
  private record Wanted(String code) {}

  private final Batch batch;

  Organisations(Batch batch) {
    this.batch = batch;
  }

  /** Those of these ODS codes that the directory has, by code; runs in the transaction at hand. */
  public Uni<Map<String, Organisation>> find(Collection<String> codes) {
    return batch
        .query(
            """
            select cast(json_build_object('code', k.code, 'name', coalesce(o.name, t.name),
                'telephone', coalesce(o.telephone, t.telephone)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (code text)
            left join organisation o on o.code = k.code
            left join organisation t on t.code = left(k.code, 3) and k.code ~ '^[RT][A-Z0-9]{4}$'
            where o.code is not null or t.code is not null
            """,
            codes.stream()
                .map(c -> c.toUpperCase(Locale.ROOT))
                .distinct()
                .map(Wanted::new)
                .toList(),
            Organisation.class)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Organisation::code, Function.identity())));
  }

  /** Adds and replaces; answers how many changed. */
  @WithTransaction
  public Uni<Integer> store(Collection<Organisation> entries) {
    return batch.execute(
        """
        insert into organisation (code, name, telephone)
        select code, name, telephone
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as o (code text, name text, telephone text)
        on conflict (code) do update set name = excluded.name, telephone = excluded.telephone
          where (organisation.name, organisation.telephone) is distinct from (excluded.name, excluded.telephone)
        """,
        entries);
  }
}

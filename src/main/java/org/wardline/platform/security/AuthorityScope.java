package org.wardline.platform.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.regex.Pattern;
import org.wardline.platform.data.Batch;

/**
 * Enters authorities for the rest of the running transaction: until then row-level security shows
 * no council's row.
 *
 * <p>An authority is an ODS code; anything else is refused with an {@link
 * IllegalArgumentException}, because the list is read apart at its commas.
 */
@ApplicationScoped
public class AuthorityScope {
  private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{1,12}");

  private final Batch batch;

  AuthorityScope(Batch batch) {
    this.batch = batch;
  }

  /** To be the first statement of a transaction that touches a council's rows. */
  public Uni<Void> enter(Collection<String> authorities) {
    for (String authority : authorities) {
      if (!ODS_CODE.matcher(authority).matches()) {
        throw new IllegalArgumentException("an authority is named by an ODS code");
      }
    }
    return batch
        .texts("select set_config('wardline.authorities', ?1, true)", String.join(",", authorities))
        .replaceWithVoid();
  }
}

package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.platform.security.AuthorityScope;

/** The door to the staff of a council as lists of pages need it. */
@ApplicationScoped
public class Colleagues {
  private final AuthorityScope scope;
  private final StaffRows rows;
  private final Clock clock;

  Colleagues(AuthorityScope scope, StaffRows rows, Clock clock) {
    this.scope = scope;
    this.rows = rows;
    this.clock = clock;
  }

  /** Everybody of the reader's council who has not left, by name; also who is away. */
  @WithTransaction
  public Uni<List<Worker>> of(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> rows.inService(reader.authority(), clock.instant()));
  }
}

package org.wardline.oversight.policy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.BriefingText;
import org.wardline.teams.Briefings;
import org.wardline.teams.Worker;

/** Reads and changes the words of the reader's own council, each in a transaction. */
@ApplicationScoped
class BriefingTexts {
  private final AuthorityScope scope;
  private final Briefings briefings;

  BriefingTexts(AuthorityScope scope, Briefings briefings) {
    this.scope = scope;
    this.briefings = briefings;
  }

  static boolean mayWrite(Worker worker) {
    return worker.roles().contains("manager");
  }

  @WithTransaction
  Uni<Map<Briefings.Reader, BriefingText>> inForce(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> briefings.inForce(reader.authority()));
  }

  @WithTransaction
  Uni<List<Briefings.Version>> versions(Worker reader, Briefings.Reader of) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> briefings.versions(reader.authority(), of));
  }

  /** False when somebody else was faster. */
  @WithTransaction
  Uni<Boolean> save(Worker author, Briefings.Reader of, int seen, BriefingText text) {
    return scope
        .enter(List.of(author.authority()))
        .chain(() -> briefings.save(author, of, seen, text));
  }
}

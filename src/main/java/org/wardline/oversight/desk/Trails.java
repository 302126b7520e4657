package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.audit.Entries;
import org.wardline.audit.Entries.Entry;
import org.wardline.oversight.desk.TrailLines.Line;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * Searches the trail of the reader's council, without the children of whom the reader may not know;
 * that it was searched is an entry of its own.
 */
@ApplicationScoped
class Trails {
  private static final int PAGE = 50;

  private final AuthorityScope scope;
  private final Entries entries;
  private final TrailLines lines;
  private final AuditTrail audit;

  Trails(AuthorityScope scope, Entries entries, TrailLines lines, AuditTrail audit) {
    this.scope = scope;
    this.entries = entries;
    this.lines = lines;
    this.audit = audit;
  }

  /**
   * A page of entries, the latest first.
   *
   * @param older the position after which the next page begins, or null when this is the last
   */
  record Found(List<Line> lines, Long older) {
    private static final Found NOTHING = new Found(List.of(), null);

    Found {
      lines = List.copyOf(lines);
    }
  }

  @WithTransaction
  Uni<Found> search(Worker reader, TrailForm form) {
    if (form.isRefused()) {
      return Uni.createFrom().item(Found.NOTHING);
    }
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> entries.search(reader.authority(), reader.id(), form.search(), PAGE + 1))
        .chain(found -> page(reader, found))
        .call(() -> audit.append(List.of(searched(reader))));
  }

  /** One more than stands on a page says that there is another. */
  private Uni<Found> page(Worker reader, List<Entry> found) {
    boolean more = found.size() > PAGE;
    List<Entry> shown = more ? found.subList(0, PAGE) : found;
    return lines
        .of(reader, shown)
        .map(said -> new Found(said, more ? shown.getLast().position() : null));
  }

  private static AuditEntry searched(Worker reader) {
    return new AuditEntry(
        reader.authority(),
        "worker:" + reader.id(),
        "trail searched",
        "authority:" + reader.authority(),
        "");
  }
}
